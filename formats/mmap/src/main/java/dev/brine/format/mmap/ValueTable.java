package dev.brine.format.mmap;

import java.util.Arrays;

/** Distinct values of a column that its chunks name by their place here. */
final class ValueTable {
    static final ValueTable EMPTY = new ValueTable(new long[0]);
    static final int MAX_VALUES = 1 << 24;
    static final int MAX_TWO_BYTE_VALUES = 1 << 16;
    private static final int MAX_ONE_BYTE_VALUES = 1 << 8;

    private final long[] values;

    /** Holds raw bits, strictly ascending as unsigned integers. */
    ValueTable(long[] values) {
        this.values = values;
    }

    /**
     * Returns a table that a file holds.
     *
     * @throws MalformedChunkException if its values do not ascend
     */
    static ValueTable ascending(long[] values) throws MalformedChunkException {
        for (int i = 1; i < values.length; i++) {
            if (Long.compareUnsigned(values[i - 1], values[i]) >= 0) {
                throw new MalformedChunkException("value %d is not above the one before it".formatted(i));
            }
        }
        return new ValueTable(values);
    }

    /** Returns the values, shared: not to be changed. */
    long[] values() {
        return values;
    }

    int size() {
        return values.length;
    }

    /** Returns the bytes of a place. */
    int indexBytes() {
        return indexBytes(values.length);
    }

    static int indexBytes(int size) {
        if (size <= MAX_ONE_BYTE_VALUES) {
            return 1;
        }
        return size <= MAX_TWO_BYTE_VALUES ? 2 : 3;
    }

    /** Finds a value's place in a table: open addressing, at most half full. Any number of threads may look up. */
    static final class Index {
        private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
        private static final int NONE = -1;

        private final ValueTable table;
        private final long[] keys;
        private final int[] places;
        private final int shift;

        Index(ValueTable table) {
            this.table = table;
            int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(2 * table.size()));
            this.keys = new long[1 << bits];
            this.places = new int[1 << bits];
            this.shift = Long.SIZE - bits;
            Arrays.fill(places, NONE);
            for (int place = 0; place < table.size(); place++) {
                int slot = slot(table.values[place]);
                keys[slot] = table.values[place];
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
}
