package dev.brine.benchmarks.train;

import java.util.List;

/** Rows, regression targets and feature names to train a forest from. Every value is finite. */
public final class TrainingData {
    private final String name;
    private final List<String> featureNames;
    private final double[][] rows;
    private final double[] targets;

    /**
     * Keeps the arrays without a copy; the caller gives them up.
     *
     * @param name what the data is called in a model's notes
     * @param featureNames distinct names, one a column
     * @param rows one array a row, each as long as {@code featureNames}
     * @param targets one value a row
     * @throws IllegalArgumentException if the lengths disagree, a value is not finite, or there is no row
     */
    public TrainingData(String name, List<String> featureNames, double[][] rows, double[] targets) {
        this.name = name;
        this.featureNames = List.copyOf(featureNames);
        this.rows = rows;
        this.targets = targets;
        requireRowPerTarget();
        requireDistinctNames();
        for (int i = 0; i < rows.length; i++) {
            requireFinite(i);
        }
    }

    /** Returns what the data is called. */
    public String name() {
        return name;
    }

    /** Returns the columns' names in column order. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Returns the count of rows. */
    public int rowCount() {
        return rows.length;
    }

    /** Returns one row, not copied: the caller must not change it. */
    public double[] row(int index) {
        return rows[index];
    }

    /** Returns the target of one row. */
    public double target(int index) {
        return targets[index];
    }

    private void requireRowPerTarget() {
        if (rows.length == 0 || rows.length != targets.length) {
            throw new IllegalArgumentException(
                    "\"%s\" has %d rows and %d targets; expected as many of each, and at least one"
                            .formatted(name, rows.length, targets.length));
        }
    }

    private void requireDistinctNames() {
        if (featureNames.stream().distinct().count() != featureNames.size()) {
            throw new IllegalArgumentException("\"%s\" names a feature twice in %s".formatted(name, featureNames));
        }
    }

    private void requireFinite(int index) {
        if (rows[index].length != featureNames.size()) {
            throw new IllegalArgumentException("row %d of \"%s\" has %d values; expected %d"
                    .formatted(index, name, rows[index].length, featureNames.size()));
        }
        boolean finite = Double.isFinite(targets[index]);
        for (double value : rows[index]) {
            finite &= Double.isFinite(value);
        }
        if (!finite) {
            throw new IllegalArgumentException(
                    "row %d of \"%s\" has a value that is not finite".formatted(index, name));
        }
    }
}
