package dev.brine.kind.tree;

/**
 * Packs the nodes of one tree after another into records: siblings side by side, depth-first, the larger subtree first, as
 * more rows go there; subtrees of fewer than {@value #LATE_NODES} nodes follow the rest of their tree, so that what every
 * row visits lies together. FORMAT.md of the container shows what that gains.
 */
final class TreePacker {
    private static final int LATE_NODES = 512;

    private final RecordArrays records;
    private final LeafValues leafValues;
    private final RecordArrays categorySets;
    private final SubtreeSizes sizes = new SubtreeSizes();
    private final PlacedNodes open = new PlacedNodes();
    private final PlacedNodes late = new PlacedNodes();
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
        sizes.measure(nodes);
        long base = records.wordCount();
        long firstSet = categorySets.wordCount() / NodeRecord.SET_WORDS;
        records.grow((long) NodeRecord.WORDS * nodes.count());
        placed = 1;
        open.clear();
        late.clear();
        open.add(0, 0);
        packOpen(nodes, width, base, firstSet);
        for (int i = 0; i < late.count(); i++) {
            open.add(late.node(i), late.place(i));
            packOpen(nodes, width, base, firstSet);
        }
        for (long word : nodes.sets) {
            categorySets.append(word);
        }
    }

    private void packOpen(TreeNodes nodes, int width, long base, long firstSet) {
        while (open.count() > 0) {
            open.removeLast();
            int node = open.node(open.count());
            int place = open.place(open.count());
            long word = base + (long) NodeRecord.WORDS * place;
            if (nodes.left[node] < 0) {
                records.set(word, NodeRecord.head(0, NodeRecord.LEAF));
                records.set(word + 1, Double.doubleToRawLongBits(leafValue(nodes, node, width)));
            } else {
                records.set(word, NodeRecord.head(placed - place, split(nodes, node)));
                records.set(word + 1, Double.doubleToRawLongBits(splitValue(nodes, node, firstSet)));
                placeChildren(nodes, node);
            }
        }
    }

    private void placeChildren(TreeNodes nodes, int node) {
        int left = nodes.left[node];
        int right = nodes.right[node];
        boolean isLeftFirst = sizes.of(left) >= sizes.of(right);
        int larger = isLeftFirst ? left : right;
        int smaller = isLeftFirst ? right : left;
        int largerPlace = isLeftFirst ? placed : placed + 1;
        int smallerPlace = isLeftFirst ? placed + 1 : placed;
        boolean isEarly = sizes.of(node) >= LATE_NODES;
        placed += 2;
        if (isEarly && sizes.of(larger) < LATE_NODES) {
            late.add(larger, largerPlace);
            late.add(smaller, smallerPlace);
        } else {
            (isEarly && sizes.of(smaller) < LATE_NODES ? late : open).add(smaller, smallerPlace);
            open.add(larger, largerPlace);
        }
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
