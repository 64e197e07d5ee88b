package dev.brine.benchmarks.train;

/**
 * One regression tree as columns, one element a node, in preorder: node 0 is the root, a split's left child follows
 * it, and children come after their parents.
 *
 * <p>A walk goes left where {@code row[feature] <= threshold}, compared as double, and ends at a leaf. The arrays are
 * not copied: the caller must not change them.
 */
public final class TrainedTree {
    /** What {@link #left}, {@link #right} and {@link #feature} hold at a leaf. */
    public static final int NONE = -1;

    private final int[] left;
    private final int[] right;
    private final int[] feature;
    private final double[] threshold;
    private final double[] value;
    private final double[] impurity;
    private final double[] variance;

    TrainedTree(int nodeCount) {
        left = new int[nodeCount];
        right = new int[nodeCount];
        feature = new int[nodeCount];
        threshold = new double[nodeCount];
        value = new double[nodeCount];
        impurity = new double[nodeCount];
        variance = new double[nodeCount];
    }

    /** Returns the count of splits and leaves. */
    public int nodeCount() {
        return left.length;
    }

    /** Returns the index of each split's left child, {@link #NONE} at a leaf. */
    public int[] left() {
        return left;
    }

    /** Returns the index of each split's right child, {@link #NONE} at a leaf. */
    public int[] right() {
        return right;
    }

    /** Returns the column that each split compares, {@link #NONE} at a leaf. */
    public int[] feature() {
        return feature;
    }

    /** Returns each split's threshold, 0 at a leaf. */
    public double[] threshold() {
        return threshold;
    }

    /** Returns each leaf's prediction, 0 at a split: the library keeps none there. */
    public double[] value() {
        return value;
    }

    /** Returns each node's mean squared error over its training rows; prediction does not need it. */
    public double[] impurity() {
        return impurity;
    }

    /** Returns the variance of each leaf's training targets, 0 at a split; prediction does not need it. */
    public double[] variance() {
        return variance;
    }

    /** Returns the count of splits on the longest path. */
    public int depth() {
        int[] depths = new int[nodeCount()];
        int deepest = 0;
        for (int node = 0; node < depths.length; node++) {
            deepest = Math.max(deepest, depths[node]);
            if (left[node] != NONE) {
                depths[left[node]] = depths[node] + 1;
                depths[right[node]] = depths[node] + 1;
            }
        }
        return deepest;
    }

    /** Returns the value of the leaf that a row ends in. */
    public double predict(double[] row) {
        int node = 0;
        while (left[node] != NONE) {
            node = row[feature[node]] <= threshold[node] ? left[node] : right[node];
        }
        return value[node];
    }
}
