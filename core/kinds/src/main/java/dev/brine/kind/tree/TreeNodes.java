package dev.brine.kind.tree;

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
    private int count;
    boolean @Nullable [] missingGoesLeft;
    int @Nullable [] categorySet;
    long[] sets = {};

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
        this.count = left.length;
    }

    /**
     * Says that the tree has only the first {@code count} nodes, so that longer arrays can be used for one tree after
     * another.
     *
     * @throws IllegalArgumentException if there are not so many
     */
    public TreeNodes first(int count) {
        if (count < 1 || count > left.length) {
            throw new IllegalArgumentException("%d nodes in arrays of %d".formatted(count, left.length));
        }
        this.count = count;
        return this;
    }

    /** Says of each split whether a missing value (NaN) goes left; without this call it goes right. */
    public TreeNodes missingGoesLeft(boolean[] missingGoesLeft) {
        this.missingGoesLeft = missingGoesLeft;
        return this;
    }

    /**
     * Says which splits send a set of categories left instead of comparing. A category is the low byte of the value's
     * whole part; NaN and negative values are missing, and all others that are not in the set go right.
     *
     * @param categorySet of each node the index of its set, -1 where the split compares; ignored in leaves
     * @param sets four words each: category c is bit {@code c % 64} of word {@code c / 64}
     * @throws IllegalArgumentException if the words are not whole sets
     */
    public TreeNodes categories(int[] categorySet, long[] sets) {
        if (sets.length % NodeRecord.SET_WORDS != 0) {
            throw new IllegalArgumentException("%d words of sets of categories, expected a multiple of %d"
                    .formatted(sets.length, NodeRecord.SET_WORDS));
        }
        this.categorySet = categorySet;
        this.sets = sets;
        return this;
    }

    int count() {
        return count;
    }
}
