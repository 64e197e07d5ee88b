package dev.brine.kind.tree;

/** Counts the nodes of each subtree of one tree after another, and checks on the way that the nodes are a tree. */
final class SubtreeSizes {
    private int[] sizes = {};

    /** @throws IllegalArgumentException if a child is out of range, or the nodes are not one tree */
    void measure(TreeNodes nodes) {
        if (sizes.length < nodes.count()) {
            sizes = new int[nodes.count()];
        }
        if (!measureBackwards(nodes)) {
            measureInAnyOrder(nodes);
        }
    }

    /** Returns the nodes of the subtree that starts at a node of the tree measured last. */
    int of(int node) {
        return sizes[node];
    }

    /** Returns whether every child comes after its parent, as trainers write them, and the nodes are one tree. */
    private boolean measureBackwards(TreeNodes nodes) {
        for (int node = nodes.count() - 1; node >= 0; node--) {
            int left = nodes.left[node];
            int right = nodes.right[node];
            if (left < 0) {
                sizes[node] = 1;
                continue;
            }
            if (left <= node || right <= node || left >= nodes.count() || right >= nodes.count()) {
                return false;
            }
            long size = 1L + sizes[left] + sizes[right];
            if (size > nodes.count()) {
                return false;
            }
            sizes[node] = (int) size;
        }
        return sizes[0] == nodes.count();
    }

    private void measureInAnyOrder(TreeNodes nodes) {
        int[] order = parentsFirst(nodes);
        for (int i = order.length - 1; i >= 0; i--) {
            int node = order[i];
            boolean isLeaf = nodes.left[node] < 0;
            sizes[node] = isLeaf ? 1 : 1 + sizes[nodes.left[node]] + sizes[nodes.right[node]];
        }
    }

    private static int[] parentsFirst(TreeNodes nodes) {
        int[] order = new int[nodes.count()];
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
        return order;
    }

    private static int checked(TreeNodes nodes, int node) {
        if (node < 0 || node >= nodes.count()) {
            throw new IllegalArgumentException("child %d, expected 0 to %d".formatted(node, nodes.count() - 1));
        }
        return node;
    }
}
