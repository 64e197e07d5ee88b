package dev.brine.cli;

import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Predictor;
import java.io.IOException;
import java.util.List;

/** Predicts rows and prints one line for each, a batch at a time. */
abstract class RowPrinter {
    private static final int BATCH_ROWS = 256;
    private static final int BATCH_VALUES = 1 << 20;
    private static final int ROWS_BETWEEN_PROGRESS = 1 << 16;

    private final int width;
    private final int batchRows;

    RowPrinter(int width) {
        this.width = width;
        this.batchRows = Math.max(1, Math.min(BATCH_ROWS, BATCH_VALUES / Math.max(1, width)));
    }

    /**
     * Chooses what to print.
     *
     * @throws RefusedException if probabilities are asked of a model that has none
     */
    static RowPrinter of(Model model, boolean probabilities, String modelName, String rowsName)
            throws RefusedException {
        if (!probabilities) {
            return new Values(model, rowsName, OutputCodec::cell);
        }
        if (!model.state().outputs().isClassification()) {
            throw new RefusedException("%s: --proba needs a classifier, this %s predicts numbers"
                    .formatted(modelName, model.state().kind()));
        }
        return new Probabilities(model, modelName, rowsName);
    }

    final void print(CsvRows rows, TextOutput output, Console console) throws IOException {
        long done = 0;
        List<CsvRow> batch = rows.nextBatch(batchRows);
        while (!batch.isEmpty() && !console.readerIsGone()) {
            double[] predicted = predict(batch);
            for (int i = 0; i < batch.size(); i++) {
                output.line(line(predicted, i * width));
            }
            long before = done;
            done += batch.size();
            if (done / ROWS_BETWEEN_PROGRESS > before / ROWS_BETWEEN_PROGRESS) {
                console.progress().show("%s rows predicted".formatted(Figures.count(done)));
            }
            batch = rows.nextBatch(batchRows);
        }
        console.progress().erase();
    }

    private String line(double[] values, int first) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width; i++) {
            line.append(i == 0 ? "" : ",").append(cell(i, values[first + i]));
        }
        return line.toString();
    }

    /** Returns {@code width} values for each row. */
    abstract double[] predict(List<CsvRow> batch) throws IOException;

    abstract String cell(int index, double value);

    /** Returns a printer of classes and numbers whose labels a spreadsheet takes for texts, never for formulas. */
    static RowPrinter forSpreadsheets(Model model, String rowsName) {
        return new Values(model, rowsName, OutputCodec::spreadsheetCell);
    }

    /** Writes an output as a cell. */
    @FunctionalInterface
    private interface CellWriter {
        String cell(Output output, double value);
    }

    /** Classes and numbers. */
    private static final class Values extends RowPrinter {
        private final List<Output> outputs;
        private final RowPredictor predictor;

        private final CellWriter writer;

        Values(Model model, String rowsName, CellWriter writer) {
            super(model.state().outputs().count());
            this.outputs = model.state().outputs().list();
            this.predictor = new RowPredictor(model, rowsName);
            this.writer = writer;
        }

        @Override
        double[] predict(List<CsvRow> batch) throws RefusedException {
            return predictor.predict(batch);
        }

        @Override
        String cell(int index, double value) {
            return writer.cell(outputs.get(index), value);
        }
    }

    /** The probability of each class. */
    private static final class Probabilities extends RowPrinter {
        private final Predictor predictor;
        private final int width;
        private final String modelName;
        private final String rowsName;

        Probabilities(Model model, String modelName, String rowsName) {
            super(model.state().outputs().probabilityCount());
            this.predictor = model.newPredictor();
            this.width = model.state().outputs().probabilityCount();
            this.modelName = modelName;
            this.rowsName = rowsName;
        }

        @Override
        double[] predict(List<CsvRow> batch) throws RefusedException {
            try {
                return RowPredictor.each(batch, width, rowsName, predictor::predictProbabilities);
            } catch (UnsupportedOperationException e) {
                throw new RefusedException("%s: --proba: %s".formatted(modelName, e.getMessage()), e);
            }
        }

        @Override
        String cell(int index, double value) {
            return Figures.number(value);
        }
    }
}
