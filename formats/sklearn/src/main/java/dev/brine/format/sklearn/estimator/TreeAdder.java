package dev.brine.format.sklearn.estimator;

import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.kind.tree.TreeNodes;
import java.io.IOException;

/** Adds trees to an ensemble; where they are large, each is packed while the next one is read. */
final class TreeAdder {
    /** Fewer nodes are read before a thread has started. */
    private static final long PARALLEL_NODES = 1 << 16;

    private final Fields fields;
    private final TreeEnsembleBuilder builder;
    private final ReadAhead.Part<TreeNodes> trees;

    TreeAdder(Fields fields, TreeEnsembleBuilder builder, ReadAhead.Part<TreeNodes> trees) {
        this.fields = fields;
        this.builder = builder;
        this.trees = trees;
    }

    /**
     * Adds all trees.
     *
     * @param nodeCount nodes of all of them together
     * @param scores to which trees go in turn, 1 where a tree has a value for each
     */
    void addAll(int treeCount, long nodeCount, int scores) throws IOException {
        if (treeCount < 2 || nodeCount < PARALLEL_NODES) {
            for (int i = 0; i < treeCount; i++) {
                int tree = i;
                add(() -> trees.read(tree), i % scores, scores);
            }
            return;
        }
        try (ReadAhead<TreeNodes> ahead = new ReadAhead<>(treeCount, trees)) {
            for (int i = 0; i < treeCount; i++) {
                add(ahead::next, i % scores, scores);
            }
        }
    }

    private void add(Checked.Action<TreeNodes> tree, int score, int scores) throws IOException {
        Checked.of(fields, () -> scores == 1 ? builder.addTree(tree.run()) : builder.addTree(tree.run(), score));
    }
}
