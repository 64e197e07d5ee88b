package dev.brine.cli.csv;

import dev.brine.cli.csv.CsvRows.CsvRow;
import dev.brine.cli.io.RefusedException;
import dev.brine.model.Model;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.util.List;

/** Predicts rows of a CSV file. A value that the model refuses, such as an index past a table, is the user's mistake. */
final class RowPredictor {
    private final Predictor predictor;
    private final int outputs;
    private final boolean hasTexts;
    private final String rowsName;

    RowPredictor(Model model, String rowsName) {
        this.predictor = model.newPredictor();
        this.outputs = model.state().outputs().count();
        this.hasTexts = !model.state().signature().stringColumns().isEmpty();
        this.rowsName = rowsName;
    }

    /**
     * Returns the outputs of each row, one after another.
     *
     * @throws RefusedException if the model refuses a row, naming its line
     */
    double[] predict(List<CsvRow> rows) throws RefusedException {
        if (hasTexts || rows.isEmpty()) {
            return predictEach(rows);
        }
        int inputs = rows.get(0).row().signature().count();
        double[] numbers = new double[Math.multiplyExact(rows.size(), inputs)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).row().numbers(), 0, numbers, i * inputs, inputs);
        }
        double[] predicted = new double[Math.multiplyExact(rows.size(), outputs)];
        try {
            predictor.predictBatch(numbers, rows.size(), predicted);
        } catch (IllegalArgumentException e) {
            return predictEach(rows);
        }
        return predicted;
    }

    private double[] predictEach(List<CsvRow> rows) throws RefusedException {
        return each(rows, outputs, rowsName, predictor::predict);
    }

    /** Computes values of one row. */
    @FunctionalInterface
    interface RowFunction {
        void compute(Row row, double[] out);
    }

    /**
     * Returns the values of each row, one after another.
     *
     * @throws RefusedException if a row is refused, naming its line
     */
    static double[] each(List<CsvRow> rows, int width, String rowsName, RowFunction function) throws RefusedException {
        double[] all = new double[Math.multiplyExact(rows.size(), width)];
        double[] one = new double[width];
        for (int i = 0; i < rows.size(); i++) {
            try {
                function.compute(rows.get(i).row(), one);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(
                        "%s: line %d: %s".formatted(rowsName, rows.get(i).line(), e.getMessage()), e);
            }
            System.arraycopy(one, 0, all, i * width, width);
        }
        return all;
    }
}
