package dev.brine.error;

/**
 * Counts what one file has asked for while it is read, against {@link ReadLimits}; called before what is counted is made.
 * One thread's.
 */
@SuppressWarnings("EnumOrdinal") // indexes arrays that live as long as this object; a pickle counts every operation
public final class ReadBudget {
    /** What a value of a few fields takes, with its place in a container. */
    public static final int VALUE_BYTES = 64;
    /** What a tensor takes besides its elements, with its shape, its chunk and its place in a state. */
    public static final int TENSOR_BYTES = 512;
    /** What a state takes besides its parts, with the model and the predictors over it. */
    public static final int STATE_BYTES = 2048;

    private final String source;
    private final long[] allowed = new long[ReadLimit.values().length];
    private final long[] counted = new long[allowed.length];

    /** Starts at nothing. */
    public ReadBudget(ReadLimits limits, String source) {
        this.source = source;
        for (ReadLimit limit : ReadLimit.values()) {
            allowed[limit.ordinal()] = limits.get(limit);
        }
    }

    /**
     * Checks one value that does not add up.
     *
     * @param offset place of the value in the file, or -1
     * @throws LimitExceededException if it is larger than the limit
     */
    public void check(ReadLimit limit, long actual, long offset) throws LimitExceededException {
        if (actual > allowed[limit.ordinal()]) {
            throw new LimitExceededException(limit, actual, allowed[limit.ordinal()], source, offset);
        }
    }

    /**
     * Adds to what was counted before, and returns the sum.
     *
     * @param amount not negative
     * @param offset place of what is counted in the file, or -1
     * @throws LimitExceededException if the sum is larger than the limit
     */
    public long count(ReadLimit limit, long amount, long offset) throws LimitExceededException {
        long before = counted[limit.ordinal()];
        long sum = amount > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + amount;
        counted[limit.ordinal()] = sum;
        check(limit, sum, offset);
        return sum;
    }

    /** Counts a name or text: its length, and the heap that it takes with its place in a container. */
    public void countText(long utf8Bytes, long offset) throws LimitExceededException {
        check(ReadLimit.TEXT_BYTES, utf8Bytes, offset);
        count(ReadLimit.OBJECT_BYTES, 2 * VALUE_BYTES + Character.BYTES * utf8Bytes, offset);
    }

    /** Counts a tensor: its bytes, and the heap that it takes besides its elements. */
    public void countTensor(long elementCount, int elementBytes, long offset) throws LimitExceededException {
        boolean overflows = elementCount > Long.MAX_VALUE / elementBytes;
        check(ReadLimit.TENSOR_BYTES, overflows ? Long.MAX_VALUE : elementCount * elementBytes, offset);
        count(ReadLimit.TENSORS, 1, offset);
        count(ReadLimit.OBJECT_BYTES, TENSOR_BYTES, offset);
    }

    /** Counts a state at a depth, with the heap that it takes besides its parts. */
    public void countState(int depth, long offset) throws LimitExceededException {
        check(ReadLimit.DEPTH, depth, offset);
        count(ReadLimit.STATES, 1, offset);
        count(ReadLimit.OBJECT_BYTES, STATE_BYTES, offset);
    }

    /** Counts verification rows, each of which takes the time of a prediction, whether or not it has cells. */
    public void countRows(long rows, long cellsOfRow, long offset) throws LimitExceededException {
        count(ReadLimit.ROWS, rows, offset);
        long cells = Math.max(1, cellsOfRow);
        count(ReadLimit.CELLS, rows > Long.MAX_VALUE / cells ? Long.MAX_VALUE : rows * cells, offset);
    }
}
