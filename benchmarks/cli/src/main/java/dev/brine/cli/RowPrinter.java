package dev.brine.cli;

import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.io.IOException;
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
     * Chooses how to predict.
     *
     * @throws RefusedException if probabilities are asked of a model without classes
     */
    static RowPrinter of(Model model, boolean probabilities, String name) throws RefusedException {
        if (!probabilities) {
            return new Values(model);
        }
        if (!model.state().outputs().isClassification()) {
            throw new RefusedException("%s: --proba needs a classifier, kind '%s' here predicts numbers"
                    .formatted(name, model.state().kind()));
        }
        return new Probabilities(model, name);
    }

    final void print(CsvRows rows, TextOutput output, Console console) throws IOException {
        Row[] batch = new Row[BATCH_ROWS];
        double[] predicted = new double[BATCH_ROWS * width];
        long done = 0;
        int count = fill(batch, rows);
        while (count > 0 && !console.readerIsGone()) {
            predict(batch, count, predicted);
            for (int i = 0; i < count; i++) {
                output.line(line(predicted, i * width));
            }
            done += count;
            if (done % ROWS_BETWEEN_PROGRESS == 0) {
                console.progress().show("%s rows predicted".formatted(Figures.count(done)));
            }
            count = fill(batch, rows);
        }
        console.progress().erase();
    }

    private static int fill(Row[] batch, CsvRows rows) throws IOException {
        int count = 0;
        while (count < batch.length) {
            Row row = rows.next();
            if (row == null) {
                return count;
            }
            batch[count++] = row;
        }
        return count;
    }

    /** Predicts the first rows of a batch into {@code predicted}, {@code width} values for each. */
    abstract void predict(Row[] batch, int count, double[] predicted) throws IOException;

    abstract String cell(int index, double value);

    private String line(double[] values, int first) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width; i++) {
            line.append(i == 0 ? "" : ",").append(cell(i, values[first + i]));
        }
        return line.toString();
    }

    /** Classes and numbers. */
    private static final class Values extends RowPrinter {
        private final List<Output> outputs;
        private final boolean hasTexts;
        private final Predictor predictor;

        Values(Model model) {
            super(model.state().outputs().count());
            this.outputs = model.state().outputs().list();
            this.hasTexts = !model.state().signature().stringColumns().isEmpty();
            this.predictor = model.newPredictor();
        }

        @Override
        void predict(Row[] batch, int count, double[] predicted) {
            if (hasTexts) {
                predictEach(batch, count, predicted);
                return;
            }
            int inputs = batch[0].signature().count();
            double[] numbers = new double[count * inputs];
            for (int i = 0; i < count; i++) {
                System.arraycopy(batch[i].numbers(), 0, numbers, i * inputs, inputs);
            }
            double[] exact = new double[count * outputs.size()];
            predictor.predictBatch(numbers, count, exact);
            System.arraycopy(exact, 0, predicted, 0, exact.length);
        }

        private void predictEach(Row[] batch, int count, double[] predicted) {
            double[] one = new double[outputs.size()];
            for (int i = 0; i < count; i++) {
                predictor.predict(batch[i], one);
                System.arraycopy(one, 0, predicted, i * one.length, one.length);
            }
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
        private final String name;

        Probabilities(Model model, String name) {
            super(model.state().outputs().probabilityCount());
            this.predictor = model.newPredictor();
            this.one = new double[model.state().outputs().probabilityCount()];
            this.name = name;
        }

        @Override
        void predict(Row[] batch, int count, double[] predicted) throws RefusedException {
            try {
                for (int i = 0; i < count; i++) {
                    predictor.predictProbabilities(batch[i].numbers(), one);
                    System.arraycopy(one, 0, predicted, i * one.length, one.length);
                }
            } catch (UnsupportedOperationException e) {
                throw new RefusedException("%s: --proba: %s".formatted(name, e.getMessage()), e);
            }
        }

        @Override
        String cell(int index, double value) {
            return Figures.number(value);
        }
    }
}
