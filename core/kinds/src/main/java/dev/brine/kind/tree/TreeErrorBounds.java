package dev.brine.kind.tree;

import dev.brine.kind.Link;
import dev.brine.kind.internal.Rounding;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.tensor.Tensor;

/** Bounds from the sum of the absolute outputs of an ensemble's trees. */
final class TreeErrorBounds implements ErrorBounds {
    private final TreeEnsemble trees;
    private final NodeWalker walker;

    TreeErrorBounds(TreeEnsemble trees) {
        this.trees = trees;
        this.walker = NodeWalker.over(trees.records, trees.state().signature().count(), trees.categorySets);
    }

    /** Of a classifier, whose scores are not linked yet, only the order of additions counts. */
    @Override
    public ComparisonRule.Kind rule() {
        if (trees.link != Link.IDENTITY && !trees.state().outputs().isClassification()) {
            return ComparisonRule.Kind.TOLERANCE;
        }
        return hasOneOrder() ? ComparisonRule.Kind.EXACT : ComparisonRule.Kind.ANY_SUM_ORDER;
    }

    private boolean hasOneOrder() {
        return trees.aggregation == TreeEnsemble.Aggregation.SUM || trees.treeCount() == 1;
    }

    @Override
    public double[] of(double[] row) {
        double[] bounds = hasOneOrder() ? new double[trees.width] : absoluteSums(row);
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] *= Rounding.SUM_ERROR;
        }
        return trees.link == Link.EXP ? Rounding.afterExp(bounds, Rounding.predict(trees, row)) : bounds;
    }

    private double[] absoluteSums(double[] row) {
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
