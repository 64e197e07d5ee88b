package dev.brine.kind;

import java.util.Arrays;

/** Packs the nodes of one tree after another into records: siblings side by side, depth-first, left subtree first. */
final class TreePacker {
    private static final int FIRST_STACK = 128;

    private final RecordArrays records;
    private final LeafValues leafValues;
    private final RecordArrays categorySets;
    private int[] open = new int[FIRST_STACK];
    private int openCount;
    private int placed;

    TreePacker(RecordArrays records, LeafValues leafValues, RecordArrays categorySets) {
        this.records = records;
        this.leafValues = leafValues;
        this.categorySets = categorySets;
    }

    /**
     * Appends the records, the values of leaves where {@code width > 1}, and the sets of categories.
     *
     * @throws IllegalArgumentException if a child is out of range, or the nodes are not one tree
     */
    void pack(TreeNodes nodes, int width) {
        long base = records.wordCount();
        long firstSet = categorySets.wordCount() / NodeRecord.SET_WORDS;
        records.grow((long) NodeRecord.WORDS * nodes.count());
        openCount = 0;
        placed = 1;
        push(0, 0);
        while (openCount > 0) {
            int place = open[--openCount];
            int node = open[--openCount];
            long word = base + (long) NodeRecord.WORDS * place;
            if (nodes.left[node] < 0) {
                records.set(word, NodeRecord.head(0, NodeRecord.LEAF));
                records.set(word + 1, Double.doubleToRawLongBits(leafValue(nodes, node, width)));
                continue;
            }
            int children = placed;
            placed += 2;
            if (placed > nodes.count()) {
                throw new IllegalArgumentException("node %d is reached twice".formatted(node));
            }
            records.set(word, NodeRecord.head(children - place, split(nodes, node)));
            records.set(word + 1, Double.doubleToRawLongBits(splitValue(nodes, node, firstSet)));
            push(checkNode(nodes, nodes.right[node]), children + 1);
            push(checkNode(nodes, nodes.left[node]), children);
        }
        if (placed != nodes.count()) {
            throw new IllegalArgumentException(
                    "%d of %d nodes are not reached from the root".formatted(nodes.count() - placed, nodes.count()));
        }
        for (long word : nodes.sets) {
            categorySets.append(word);
        }
    }

    private void push(int node, int place) {
        if (openCount == open.length) {
            open = Arrays.copyOf(open, 2 * openCount);
        }
        open[openCount++] = node;
        open[openCount++] = place;
    }

    private static int checkNode(TreeNodes nodes, int node) {
        if (node < 0 || node >= nodes.count()) {
            throw new IllegalArgumentException("child %d, expected 0 to %d".formatted(node, nodes.count() - 1));
        }
        return node;
    }

    private static int split(TreeNodes nodes, int node) {
        int split = nodes.feature[node];
        if (split < 0 || split >= NodeRecord.MAX_FEATURES) {
            throw new IllegalArgumentException("node %d splits on feature %d, expected 0 to %d"
                    .formatted(node, split, NodeRecord.MAX_FEATURES - 1));
        }
        if (nodes.missingGoesLeft != null && nodes.missingGoesLeft[node]) {
            split |= NodeRecord.MISSING_GOES_LEFT;
        }
        boolean isCategorical = nodes.categorySet != null && nodes.categorySet[node] >= 0;
        return isCategorical ? split | NodeRecord.CATEGORICAL : split;
    }

    private static double splitValue(TreeNodes nodes, int node, long firstSet) {
        if (nodes.categorySet == null || nodes.categorySet[node] < 0) {
            return nodes.threshold[node];
        }
        int set = nodes.categorySet[node];
        if (set >= nodes.sets.length / NodeRecord.SET_WORDS) {
            throw new IllegalArgumentException("node %d splits by set of categories %d, the tree has %d"
                    .formatted(node, set, nodes.sets.length / NodeRecord.SET_WORDS));
        }
        return firstSet + set;
    }

    private double leafValue(TreeNodes nodes, int node, int width) {
        return width == 1 ? nodes.values[node] : leafValues.add(nodes.values, node * width);
    }
}
