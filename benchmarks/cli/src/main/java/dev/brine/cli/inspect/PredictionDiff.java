package dev.brine.cli.inspect;

import dev.brine.cli.csv.OutputCodec;
import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.util.List;

/** Predicts rows by two models and counts those whose outputs differ: numbers bit for bit, classes by their labels. */
final class PredictionDiff {
    private final Predictor first;
    private final Predictor second;
    private final List<Output> firstOutputs;
    private final List<Output> secondOutputs;
    private final double[] a;
    private final double[] b;

    private long rowCount;
    private long differing;
    private long firstRow;
    private String firstValues = "";
    private Magnitude magnitude = Magnitude.NONE;

    private PredictionDiff(Model a, Model b) {
        this.first = a.newPredictor();
        this.second = b.newPredictor();
        this.firstOutputs = a.state().outputs().list();
        this.secondOutputs = b.state().outputs().list();
        this.a = new double[firstOutputs.size()];
        this.b = new double[secondOutputs.size()];
    }

    /**
     * Starts a comparison.
     *
     * @throws IllegalArgumentException if the models take or give different numbers of columns
     */
    static PredictionDiff of(Model a, Model b) {
        requireSame(
                "inputs", a.state().signature().count(), b.state().signature().count());
        requireSame("outputs", a.state().outputs().count(), b.state().outputs().count());
        return new PredictionDiff(a, b);
    }

    private static void requireSame(String what, int a, int b) {
        if (a != b) {
            throw new IllegalArgumentException("one model has %d %s, the other %d".formatted(a, what, b));
        }
    }

    /**
     * Predicts one row, given as each model's columns.
     *
     * @throws IllegalArgumentException if a model refuses it
     */
    void add(Row forFirst, Row forSecond) {
        first.predict(forFirst, a);
        second.predict(forSecond, b);
        rowCount++;
        boolean same = true;
        for (int i = 0; i < a.length; i++) {
            same &= isSame(i);
        }
        differing += same ? 0 : 1;
    }

    private boolean isSame(int i) {
        Output left = firstOutputs.get(i);
        Output right = secondOutputs.get(i);
        boolean same = left.labels().equals(right.labels())
                ? Double.doubleToLongBits(a[i]) == Double.doubleToLongBits(b[i])
                : OutputCodec.cell(left, a[i]).equals(OutputCodec.cell(right, b[i]));
        if (!same) {
            if (firstValues.isEmpty()) {
                firstRow = rowCount;
                firstValues = "%s %s -> %s"
                        .formatted(left.name(), OutputCodec.cell(left, a[i]), OutputCodec.cell(right, b[i]));
            }
            boolean areNumbers = !left.isClassification() && !right.isClassification();
            magnitude = areNumbers ? magnitude.or(a[i], b[i]) : magnitude;
        }
        return same;
    }

    long rowCount() {
        return rowCount;
    }

    long differing() {
        return differing;
    }

    /** Returns the number of the first differing row, counted from 1; 0 if none differs. */
    long firstRow() {
        return firstRow;
    }

    /** Returns output and values of the first difference. */
    String firstValues() {
        return firstValues;
    }

    /** Returns the largest differences of outputs that are numbers. */
    Magnitude magnitude() {
        return magnitude;
    }
}
