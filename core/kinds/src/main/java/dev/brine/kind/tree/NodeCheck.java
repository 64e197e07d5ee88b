package dev.brine.kind.tree;

import dev.brine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Reads every node of an ensemble once, and refuses what a walk would stumble over, whichever rows it is asked about. */
final class NodeCheck {
    private final Tensor children;
    private final Tensor splits;
    private final Tensor values;
    private final int featureCount;
    private final long setCount;
    private final long leafCount;

    NodeCheck(TreeEnsemble trees) {
        this.children = trees.state().tensor("nodes.children");
        this.splits = trees.state().tensor("nodes.split");
        this.values = trees.state().tensor("nodes.value");
        this.featureCount = trees.state().signature().count();
        this.setCount = rows(trees.categorySets);
        this.leafCount = trees.hasLeafRows() ? rows(trees.state().tensor("leaf_values")) : -1;
    }

    private static long rows(@Nullable Tensor tensor) {
        return tensor == null ? 0 : tensor.shape().dimension(0);
    }

    /** @throws IllegalArgumentException if a node contradicts the ensemble */
    void check(long[] treeOffsets) {
        for (int tree = 0; tree + 1 < treeOffsets.length; tree++) {
            for (long node = treeOffsets[tree]; node < treeOffsets[tree + 1]; node++) {
                int split = (int) splits.getLong(node);
                if (split < 0) {
                    checkLeaf(node);
                } else {
                    checkSplit(node, split, treeOffsets[tree + 1]);
                }
            }
        }
    }

    private void checkLeaf(long node) {
        if (leafCount >= 0) {
            checkIndex(node, "is leaf", leafCount);
        }
    }

    private void checkSplit(long node, int split, long end) {
        long left = node + Integer.toUnsignedLong((int) children.getLong(node));
        if (left <= node || left + 1 >= end) {
            throw new IllegalArgumentException(
                    "tensor 'nodes.children' leads from node %d to %d and %d, expected %d to %d"
                            .formatted(node, left, left + 1, node + 1, end - 1));
        }
        boolean isCategorical = (split & NodeRecord.CATEGORICAL) != 0;
        int feature = split & (NodeRecord.CATEGORICAL - 1);
        if (feature >= featureCount) {
            throw new IllegalArgumentException("tensor 'nodes.split' holds column %d at node %d, the model has %d"
                    .formatted(feature, node, featureCount));
        }
        if (isCategorical) {
            checkIndex(node, "splits by set of categories", setCount);
        }
    }

    private void checkIndex(long node, String what, long count) {
        double index = values.getDouble(node);
        if (!(index >= 0 && index < count)) {
            throw new IllegalArgumentException(
                    "tensor 'nodes.value': node %d %s %s, the model has %d".formatted(node, what, index, count));
        }
    }
}
