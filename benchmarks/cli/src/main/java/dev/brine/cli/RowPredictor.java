package dev.brine.cli;

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
     * @param rowsBefore rows of the file that were predicted already
     * @throws RefusedException if the model refuses a row, naming it
     */
    double[] predict(List<Row> rows, long rowsBefore) throws RefusedException {
        if (hasTexts || rows.isEmpty()) {
            return predictEach(rows, rowsBefore);
        }
        int inputs = rows.get(0).signature().count();
        double[] numbers = new double[Math.multiplyExact(rows.size(), inputs)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).numbers(), 0, numbers, i * inputs, inputs);
        }
        double[] predicted = new double[Math.multiplyExact(rows.size(), outputs)];
        try {
            predictor.predictBatch(numbers, rows.size(), predicted);
        } catch (IllegalArgumentException e) {
            return predictEach(rows, rowsBefore);
        }
        return predicted;
    }

    private double[] predictEach(List<Row> rows, long rowsBefore) throws RefusedException {
        double[] all = new double[Math.multiplyExact(rows.size(), outputs)];
        double[] one = new double[outputs];
        for (int i = 0; i < rows.size(); i++) {
            try {
                predictor.predict(rows.get(i), one);
            } catch (IllegalArgumentException e) {
                throw new RefusedException("%s: row %d: %s".formatted(rowsName, rowsBefore + i + 1, e.getMessage()), e);
            }
            System.arraycopy(one, 0, all, i * outputs, outputs);
        }
        return all;
    }
}
