package dev.brine.kind.tree;

import java.util.Arrays;

/** Nodes of a tree, each with the place of its record: a list that is also used as a stack. */
final class PlacedNodes {
    private static final int FIRST_LENGTH = 256;

    private int[] pairs = new int[FIRST_LENGTH];
    private int length;

    void add(int node, int place) {
        if (length == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * length);
        }
        pairs[length++] = node;
        pairs[length++] = place;
    }

    /** Shortens the list by one; the pair can be read until another one is added. */
    void removeLast() {
        length -= 2;
    }

    void clear() {
        length = 0;
    }

    int count() {
        return length / 2;
    }

    int node(int index) {
        return pairs[2 * index];
    }

    int place(int index) {
        return pairs[2 * index + 1];
    }
}
