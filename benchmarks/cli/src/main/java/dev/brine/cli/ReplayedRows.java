package dev.brine.cli;

import dev.brine.Verification.Replay;
import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Predictor;
import dev.brine.model.VerificationSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A replay, and the rows whose outputs differ the most.
 *
 * @param name where the rows came from
 * @param replay the outcome
 * @param largest rows with a difference, the largest first, at most {@value #SHOWN}
 */
record ReplayedRows(String name, Replay replay, List<Difference> largest) {
    static final int SHOWN = 10;

    /**
     * The output of a row that differs the most.
     *
     * @param row counted from 1
     * @param output name of the output
     * @param difference absolute; NaN where one of two is NaN, or the output is a class
     * @param accepted whether the rule takes the two for equal
     */
    record Difference(
            long row, String output, String expected, String predicted, double difference, boolean accepted) {}

    static ReplayedRows of(String name, Model model, VerificationSet set, Replay replay) {
        Predictor predictor = model.newPredictor();
        List<Output> outputs = model.state().outputs().list();
        double[] predicted = new double[outputs.size()];
        List<Difference> all = new ArrayList<>();
        for (long row = 0; row < set.rowCount(); row++) {
            predictor.predict(set.row(model.state().signature(), row), predicted);
            for (int i = 0; i < predicted.length; i++) {
                double expected = set.expected().getDouble(row * predicted.length + i);
                if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(predicted[i])) {
                    all.add(difference(row + 1, outputs.get(i), expected, predicted[i], set));
                }
            }
            if (all.size() > SHOWN * outputs.size() + SHOWN) {
                keepLargest(all);
            }
        }
        keepLargest(all);
        return new ReplayedRows(name, replay, all);
    }

    private static Difference difference(
            long row, Output output, double expected, double predicted, VerificationSet set) {
        return new Difference(
                row,
                output.name(),
                OutputCodec.cell(output, expected),
                OutputCodec.cell(output, predicted),
                output.isClassification() ? Double.NaN : Math.abs(expected - predicted),
                set.rule().accepts(expected, predicted));
    }

    /** What the rule refuses comes first, then the largest; NaN counts as the largest. */
    private static void keepLargest(List<Difference> all) {
        all.sort(Comparator.comparing(Difference::accepted)
                .thenComparing(
                        Comparator.comparingDouble(Difference::difference).reversed()));
        if (all.size() > SHOWN) {
            all.subList(SHOWN, all.size()).clear();
        }
    }
}
