package dev.brine.kind;

import java.util.ArrayDeque;

/** Packs the nodes of one tree into records: siblings side by side, depth-first, left subtree first. */
final class TreePacker {
    private final TreeNodes nodes;
    private final int width;
    private final long firstLeaf;
    private final long[] records;
    private final int[] leafNodes;
    private int placed;
    private int leafCount;

    /** @param firstLeaf number of the first leaf in the table of leaf values; used where {@code width > 1} */
    TreePacker(TreeNodes nodes, int width, long firstLeaf) {
        this.nodes = nodes;
        this.width = width;
        this.firstLeaf = firstLeaf;
        this.records = new long[NodeRecord.WORDS * nodes.count()];
        this.leafNodes = new int[nodes.count()];
    }

    /**
     * Returns the records.
     *
     * @throws IllegalArgumentException if a child is out of range, or the nodes are not one tree
     */
    long[] pack() {
        ArrayDeque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, 0});
        placed = 1;
        while (!open.isEmpty()) {
            int[] nodeAndPlace = open.pop();
            int node = nodeAndPlace[0];
            int place = nodeAndPlace[1];
            if (nodes.left[node] < 0) {
                putLeaf(node, place);
                continue;
            }
            int children = placed;
            placed += 2;
            if (placed > nodes.count()) {
                throw new IllegalArgumentException("node %d is reached twice".formatted(node));
            }
            putSplit(node, place, children - place);
            open.push(new int[] {checkNode(nodes.right[node]), children + 1});
            open.push(new int[] {checkNode(nodes.left[node]), children});
        }
        if (placed != nodes.count()) {
            throw new IllegalArgumentException(
                    "%d of %d nodes are not reached from the root".formatted(nodes.count() - placed, nodes.count()));
        }
        return records;
    }

    private int checkNode(int node) {
        if (node < 0 || node >= nodes.count()) {
            throw new IllegalArgumentException("child %d, expected 0 to %d".formatted(node, nodes.count() - 1));
        }
        return node;
    }

    private void putSplit(int node, int place, int children) {
        int split = nodes.feature[node];
        if (nodes.missingGoesLeft != null && nodes.missingGoesLeft[node]) {
            split |= NodeRecord.MISSING_GOES_LEFT;
        }
        records[NodeRecord.WORDS * place] = NodeRecord.head(children, split);
        records[NodeRecord.WORDS * place + 1] = Double.doubleToRawLongBits(nodes.threshold[node]);
    }

    private void putLeaf(int node, int place) {
        double value = width == 1 ? nodes.values[node] : firstLeaf + leafCount;
        leafNodes[leafCount++] = node;
        records[NodeRecord.WORDS * place] = NodeRecord.head(0, NodeRecord.LEAF);
        records[NodeRecord.WORDS * place + 1] = Double.doubleToRawLongBits(value);
    }

    /** Returns the values of the leaves in the order of their numbers, {@code width} for each. */
    double[] leafValues() {
        double[] values = new double[leafCount * width];
        for (int i = 0; i < leafCount; i++) {
            System.arraycopy(nodes.values, leafNodes[i] * width, values, i * width, width);
        }
        return values;
    }

    int leafCount() {
        return leafCount;
    }
}
