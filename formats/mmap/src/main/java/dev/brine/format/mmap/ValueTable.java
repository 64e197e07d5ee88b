package dev.brine.format.mmap;

/** The distinct values of a column that its chunks name by their place here. */
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
}
