package dev.brine.cli;

import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Predicts rows and prints one line for each, a batch at a time. */
abstract class RowPrinter {
    private static final int BATCH_ROWS = 256;
    private static final int ROWS_BETWEEN_PROGRESS = 1 << 16;

    private final int width;

    RowPrinter(int width) {
        this.width = width;
    }

    /**
     * Chooses what to print.
     *
     * @throws RefusedException if probabilities are asked of a model that has none
     */
    static RowPrinter of(Model model, boolean probabilities, String modelName, String rowsName)
            throws RefusedException {
        if (!probabilities) {
            return new Values(model, rowsName);
        }
        if (!model.state().outputs().isClassification()) {
            throw new RefusedException("%s: --proba needs a classifier, this %s predicts numbers"
                    .formatted(modelName, model.state().kind()));
        }
        return new Probabilities(model, modelName, rowsName);
    }

    final void print(CsvRows rows, TextOutput output, Console console) throws IOException {
        long done = 0;
        List<Row> batch = nextBatch(rows);
        while (!batch.isEmpty() && !console.readerIsGone()) {
            double[] predicted = predict(batch, done);
            for (int i = 0; i < batch.size(); i++) {
                output.line(line(predicted, i * width));
            }
            done += batch.size();
            if (done % ROWS_BETWEEN_PROGRESS == 0) {
                console.progress().show("%s rows predicted".formatted(Figures.count(done)));
            }
            batch = nextBatch(rows);
        }
        console.progress().erase();
    }

    private static List<Row> nextBatch(CsvRows rows) throws IOException {
        List<Row> batch = new ArrayList<>(BATCH_ROWS);
        while (batch.size() < BATCH_ROWS) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            batch.add(row);
        }
        return batch;
    }

    private String line(double[] values, int first) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width; i++) {
            line.append(i == 0 ? "" : ",").append(cell(i, values[first + i]));
        }
        return line.toString();
    }

    /** Returns {@code width} values for each row. */
    abstract double[] predict(List<Row> batch, long rowsBefore) throws IOException;

    abstract String cell(int index, double value);

    /** Classes and numbers. */
    private static final class Values extends RowPrinter {
        private final List<Output> outputs;
        private final RowPredictor predictor;

        Values(Model model, String rowsName) {
            super(model.state().outputs().count());
            this.outputs = model.state().outputs().list();
            this.predictor = new RowPredictor(model, rowsName);
        }

        @Override
        double[] predict(List<Row> batch, long rowsBefore) throws RefusedException {
            return predictor.predict(batch, rowsBefore);
        }

        @Override
        String cell(int index, double value) {
            return OutputCodec.cell(outputs.get(index), value);
        }
    }

    /** The probability of each class. */
    private static final class Probabilities extends RowPrinter {
        private final Predictor predictor;
        private final double[] one;
        private final String modelName;
        private final String rowsName;

        Probabilities(Model model, String modelName, String rowsName) {
            super(model.state().outputs().probabilityCount());
            this.predictor = model.newPredictor();
            this.one = new double[model.state().outputs().probabilityCount()];
            this.modelName = modelName;
            this.rowsName = rowsName;
        }

        @Override
        double[] predict(List<Row> batch, long rowsBefore) throws RefusedException {
            double[] all = new double[batch.size() * one.length];
            for (int i = 0; i < batch.size(); i++) {
                try {
                    predictor.predictProbabilities(batch.get(i), one);
                } catch (UnsupportedOperationException e) {
                    throw new RefusedException("%s: --proba: %s".formatted(modelName, e.getMessage()), e);
                } catch (IllegalArgumentException e) {
                    throw new RefusedException(
                            "%s: row %d: %s".formatted(rowsName, rowsBefore + i + 1, e.getMessage()), e);
                }
                System.arraycopy(one, 0, all, i * one.length, one.length);
            }
            return all;
        }

        @Override
        String cell(int index, double value) {
            return Figures.number(value);
        }
    }
}
