package dev.brine.benchmarks.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/** Copies one of Tribuo's trees into columns; Tribuo numbers features by name, so numbers are turned back into columns. */
final class TreeExtraction {
    private final TrainedTree tree;
    private final int[] columnOfFeature;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int nodeCount;

    private TreeExtraction(TrainedTree tree, int[] columnOfFeature) {
        this.tree = tree;
        this.columnOfFeature = columnOfFeature;
    }

    static TrainedTree extract(IndependentRegressionTreeModel model, List<String> featureNames) {
        Node<Regressor> root = model.getRoots().values().iterator().next();
        TrainedTree tree = new TrainedTree(model.countNodes(root));
        new TreeExtraction(tree, columns(model.getFeatureIDMap(), featureNames)).copy(root);
        return tree;
    }

    private static int[] columns(ImmutableFeatureMap features, List<String> featureNames) {
        int[] columns = new int[features.size()];
        for (int id = 0; id < columns.length; id++) {
            columns[id] = featureNames.indexOf(features.get(id).getName());
        }
        return columns;
    }

    private void copy(Node<Regressor> root) {
        pending.push(new Pending(root, TrainedTree.NONE));
        while (!pending.isEmpty()) {
            Pending next = pending.pop();
            int index = nodeCount++;
            if (next.parentOfRight != TrainedTree.NONE) {
                tree.right()[next.parentOfRight] = index;
            }
            tree.impurity()[index] = next.node.getImpurity();
            if (next.node instanceof SplitNode<Regressor> split) {
                copySplit(split, index);
            } else {
                copyLeaf((LeafNode<Regressor>) next.node, index);
            }
        }
    }

    private void copySplit(SplitNode<Regressor> split, int index) {
        tree.left()[index] = index + 1;
        tree.feature()[index] = columnOfFeature[split.getFeatureID()];
        tree.threshold()[index] = split.splitValue();
        pending.push(new Pending(split.getGreaterThan(), index));
        pending.push(new Pending(split.getLessThanOrEqual(), TrainedTree.NONE));
    }

    private void copyLeaf(LeafNode<Regressor> leaf, int index) {
        tree.left()[index] = TrainedTree.NONE;
        tree.right()[index] = TrainedTree.NONE;
        tree.feature()[index] = TrainedTree.NONE;
        tree.value()[index] = leaf.getOutput().getValues()[0];
        tree.variance()[index] = leaf.getOutput().getVariances()[0];
    }

    /** A node to copy, and the split whose right child it is, or {@link TrainedTree#NONE}. */
    private record Pending(Node<Regressor> node, int parentOfRight) {}
}
