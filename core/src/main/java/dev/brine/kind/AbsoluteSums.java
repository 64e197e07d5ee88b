package dev.brine.kind;

import dev.brine.tensor.Tensor;

/** Adds up the absolute outputs of an ensemble's trees. */
final class AbsoluteSums {
    private final TreeEnsemble trees;
    private final NodeWalker walker;

    AbsoluteSums(TreeEnsemble trees) {
        this.trees = trees;
        this.walker = NodeWalker.over(trees.records, trees.state().signature().count(), trees.categorySets);
    }

    /** Returns a sum for each score. */
    double[] of(double[] row) {
        double[] compared = row.clone();
        if (trees.comparison == TreeEnsemble.Comparison.FLOAT32) {
            for (int i = 0; i < compared.length; i++) {
                compared[i] = (float) row[i];
            }
        }
        double[] sums = new double[trees.width];
        for (int tree = 0; tree < trees.treeCount(); tree++) {
            double leaf = walker.leaf(trees.treeOffsets[tree], trees.treeOffsets[tree + 1], compared, 0);
            add(tree, leaf, sums);
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] *= Math.abs(trees.scale);
        }
        return sums;
    }

    private void add(int tree, double leaf, double[] sums) {
        if (trees.treeScores.length > 0) {
            sums[trees.treeScores[tree]] += Math.abs(leaf);
        } else if (trees.width == 1) {
            sums[0] += Math.abs(leaf);
        } else {
            Tensor values = trees.state().tensor("leaf_values");
            long first = Math.multiplyExact((long) leaf, sums.length);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += Math.abs(values.getDouble(first + k));
            }
        }
    }
}
