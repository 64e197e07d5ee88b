package dev.brine.kind;

/** Counts the nodes of each subtree of one tree after another, and checks on the way that the nodes are a tree. */
final class SubtreeSizes {
    private int[] order = {};
    private int[] sizes = {};

    /** @throws IllegalArgumentException if a child is out of range, or the nodes are not one tree */
    void measure(TreeNodes nodes) {
        if (order.length < nodes.count()) {
            order = new int[nodes.count()];
            sizes = new int[nodes.count()];
        }
        collect(nodes);
        for (int i = nodes.count() - 1; i >= 0; i--) {
            int node = order[i];
            boolean isLeaf = nodes.left[node] < 0;
            sizes[node] = isLeaf ? 1 : 1 + sizes[nodes.left[node]] + sizes[nodes.right[node]];
        }
    }

    /** Returns the nodes of the subtree that starts at a node of the tree measured last. */
    int of(int node) {
        return sizes[node];
    }

    /** Puts every node into the order after its parent. */
    private void collect(TreeNodes nodes) {
        order[0] = 0;
        int found = 1;
        for (int i = 0; i < found; i++) {
            int node = order[i];
            if (nodes.left[node] >= 0) {
                if (found + 2 > nodes.count()) {
                    throw new IllegalArgumentException("node %d is reached twice".formatted(node));
                }
                order[found++] = checked(nodes, nodes.left[node]);
                order[found++] = checked(nodes, nodes.right[node]);
            }
        }
        if (found != nodes.count()) {
            throw new IllegalArgumentException(
                    "%d of %d nodes are not reached from the root".formatted(nodes.count() - found, nodes.count()));
        }
    }

    private static int checked(TreeNodes nodes, int node) {
        if (node < 0 || node >= nodes.count()) {
            throw new IllegalArgumentException("child %d, expected 0 to %d".formatted(node, nodes.count() - 1));
        }
        return node;
    }
}
