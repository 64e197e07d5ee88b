package dev.brine.kind;

import org.jspecify.annotations.Nullable;

/**
 * The nodes of one tree as trainers hold them: parallel arrays, node 0 the root, in any order. Arrays are shared, not
 * copied.
 */
public final class TreeNodes {
    final int[] left;
    final int[] right;
    final int[] feature;
    final double[] threshold;
    final double[] values;
    boolean @Nullable [] missingGoesLeft;

    /**
     * Ties the arrays together.
     *
     * @param left index of the left child, -1 in a leaf; {@code right} likewise
     * @param feature that a split compares; ignored in leaves
     * @param threshold of a split: {@code x <= threshold} goes left; ignored in leaves
     * @param values the values of each node, {@code width} numbers for each, row-major; ignored in splits
     */
    public TreeNodes(int[] left, int[] right, int[] feature, double[] threshold, double[] values) {
        this.left = left;
        this.right = right;
        this.feature = feature;
        this.threshold = threshold;
        this.values = values;
    }

    /** Says of each split whether a missing value (NaN) goes left; without this call it goes right. */
    public TreeNodes missingGoesLeft(boolean[] missingGoesLeft) {
        this.missingGoesLeft = missingGoesLeft;
        return this;
    }

    int count() {
        return left.length;
    }
}
