package dev.brine.format.sklearn.estimator;

/** Arrays for the nodes of one tree after another. */
final class NodeArrays {
    final int[] left;
    final int[] right;
    final int[] feature;
    final double[] threshold;
    final double[] values;
    final boolean[] missing;

    /** Makes room for a tree of so many nodes; {@code valueCount} is 0 where values have an array of their own. */
    NodeArrays(int nodeCount, int valueCount) {
        this.left = new int[nodeCount];
        this.right = new int[nodeCount];
        this.feature = new int[nodeCount];
        this.threshold = new double[nodeCount];
        this.values = new double[valueCount];
        this.missing = new boolean[nodeCount];
    }
}
