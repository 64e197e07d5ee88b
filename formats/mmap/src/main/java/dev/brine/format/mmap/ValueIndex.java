package dev.brine.format.mmap;

import java.util.Arrays;

/** Finds a value's place in a table: open addressing, at most half full. Any number of threads may look up. */
final class ValueIndex {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int NONE = -1;

    private final ValueTable table;
    private final long[] keys;
    private final int[] places;
    private final int shift;

    ValueIndex(ValueTable table) {
        this.table = table;
        int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(2 * table.size()));
        this.keys = new long[1 << bits];
        this.places = new int[1 << bits];
        this.shift = Long.SIZE - bits;
        Arrays.fill(places, NONE);
        for (int place = 0; place < table.size(); place++) {
            int slot = slot(table.values()[place]);
            keys[slot] = table.values()[place];
            places[slot] = place;
        }
    }

    ValueTable table() {
        return table;
    }

    /** Returns the value's place, negative if the table does not hold it. */
    int placeOf(long value) {
        return places[slot(value)];
    }

    private int slot(long value) {
        int slot = (int) ((value * GOLDEN_RATIO) >>> shift);
        while (places[slot] != NONE && keys[slot] != value) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }
}
