package dev.brine.cli;

import dev.brine.Verification.Replay;
import dev.brine.cli.csv.OutputCodec;
import dev.brine.model.ExpectedOutputs;
import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
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
        ExpectedOutputs outputs = ExpectedOutputs.of(model, set);
        List<Output> columns = columns(model.state().outputs(), outputs);
        double[] found = new double[columns.size()];
        List<Difference> all = new ArrayList<>();
        for (long row = 0; row < set.rowCount(); row++) {
            outputs.compute(set.row(model.state().signature(), row), found);
            for (int i = 0; i < found.length; i++) {
                double expected = set.expected().getDouble(row * found.length + i);
                if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(found[i])) {
                    all.add(difference(row + 1, columns.get(i), expected, found[i], set));
                }
            }
            if (all.size() > SHOWN * columns.size() + SHOWN) {
                keepLargest(all);
            }
        }
        keepLargest(all);
        return new ReplayedRows(name, replay, all);
    }

    /** Returns what is expected as outputs: the model's own, and a number for each class. */
    private static List<Output> columns(Outputs outputs, ExpectedOutputs expected) {
        List<Output> columns = new ArrayList<>();
        if (expected.predictionCount() > 0) {
            columns.addAll(outputs.list());
        }
        if (expected.count() > expected.predictionCount()) {
            outputs.list()
                    .forEach(output -> output.labels()
                            .forEach(label -> columns.add(new Output(
                                    "probability of %s %s".formatted(output.name(), OutputCodec.text(label)),
                                    List.of()))));
        }
        return columns;
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
