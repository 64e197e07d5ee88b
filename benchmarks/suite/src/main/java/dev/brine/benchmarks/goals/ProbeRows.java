package dev.brine.benchmarks.goals;

import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.util.concurrent.TimeUnit;

/** The verification rows: predicted from one after another, each prediction compared after the clock has stopped. */
final class ProbeRows {
    private final double[][] rows;
    private final double[] expected;
    private final double[] output;
    private int next;
    private int predicted;

    ProbeRows(SavedModel model) {
        VerificationSet set = model.verification();
        rows = new double[Math.toIntExact(set.rowCount())][];
        expected = new double[rows.length];
        output = new double[model.state().outputs().count()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = set.row(model.state().signature(), i).numbers();
            expected[i] = set.expected().getDouble((long) i * output.length);
        }
    }

    /** Predicts from the next row. */
    void predictNext(Predictor predictor) {
        predicted = next;
        next = (next + 1) % rows.length;
        predictor.predict(rows[predicted], output);
    }

    void predictNext(BareMap forest) {
        predicted = next;
        next = (next + 1) % rows.length;
        output[0] = forest.predict(rows[predicted]);
    }

    /** Returns the figure, if the prediction it was taken of is right. */
    double proved(double figure) {
        if (output[0] != expected[predicted]) {
            throw new IllegalStateException(
                    "row %d predicts %s, expected %s".formatted(predicted, output[0], expected[predicted]));
        }
        return figure;
    }

    /** Predicts every row and compares. */
    void check(Predictor predictor) {
        for (int i = 0; i < rows.length; i++) {
            predictNext(predictor);
            proved(0);
        }
    }

    /** Returns predictions a second, all rows over and over for the given time. */
    double throughput(Predictor predictor, int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long start = System.nanoTime();
        long count = 0;
        long now = start;
        while (now < end || count == 0) {
            for (double[] row : rows) {
                predictor.predict(row, output);
            }
            count += rows.length;
            now = System.nanoTime();
        }
        check(predictor);
        return count * 1e9 / (now - start);
    }
}
