package dev.brine.format.mmap;

/**
 * The distinct values of a column that its chunks name by their place here.
 *
 * @param values raw bits, strictly ascending as unsigned integers; shared, not to be changed
 */
record ValueTable(long[] values) {
    static final ValueTable EMPTY = new ValueTable(new long[0]);
    static final int MAX_VALUES = 1 << 24;
    static final int MAX_TWO_BYTE_VALUES = 1 << 16;
    private static final int MAX_ONE_BYTE_VALUES = 1 << 8;

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
