package dev.brine.benchmarks.run;

import dev.brine.model.Model;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.util.List;

/** What a model predicts for rows that may hold texts. */
final class RowOutputs {
    private RowOutputs() {}

    /** Returns the outputs of each row, one after another. */
    static double[] of(Model model, List<Row> rows) {
        int outputs = model.state().outputs().count();
        double[] all = new double[Math.multiplyExact(rows.size(), outputs)];
        Predictor predictor = model.newPredictor();
        if (model.state().signature().stringColumns().isEmpty()) {
            predictor.predictBatch(numbers(rows, model.state().signature().count()), rows.size(), all);
            return all;
        }
        double[] one = new double[outputs];
        for (int i = 0; i < rows.size(); i++) {
            predictor.predict(rows.get(i), one);
            System.arraycopy(one, 0, all, i * outputs, outputs);
        }
        return all;
    }

    private static double[] numbers(List<Row> rows, int inputs) {
        double[] numbers = new double[Math.multiplyExact(rows.size(), inputs)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).numbers(), 0, numbers, i * inputs, inputs);
        }
        return numbers;
    }
}
