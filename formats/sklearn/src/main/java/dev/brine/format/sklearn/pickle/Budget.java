package dev.brine.format.sklearn.pickle;

import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;

/** Counts what reading a file has cost, over the pickles inside it too. */
public final class Budget {
    /** The heap of one value of a few fields, with its place in a container. */
    static final int VALUE_BYTES = ReadBudget.VALUE_BYTES;
    /** The heap of a container, a record or an array. */
    static final int CONTAINER_BYTES = 256;

    /** The bytes that may come from a compressed file of any size. */
    private static final long FREE_BYTES = 64L << 20;

    private final ReadBudget read;

    /** Starts at nothing. */
    public Budget(ReadLimits limits, String source) {
        this.read = new ReadBudget(limits, source);
    }

    /** Checks how much came out of a compressed file, for how many bytes of it. */
    public void checkExpansion(long decompressed, long compressed) throws LimitExceededException {
        read.check(ReadLimit.PICKLE_BYTES, decompressed, -1);
        if (decompressed > FREE_BYTES) {
            read.check(ReadLimit.PICKLE_EXPANSION, decompressed / Math.max(1, compressed), -1);
        }
    }

    /** Checks the length of a text before it is read. */
    public void checkText(long byteCount, long offset) throws LimitExceededException {
        read.check(ReadLimit.TEXT_BYTES, byteCount, offset);
    }

    /** Counts a step of reading. */
    public void countOperation(long offset) throws LimitExceededException {
        read.count(ReadLimit.PICKLE_OPERATIONS, 1, offset);
    }

    void countMemoEntry(long offset) throws LimitExceededException {
        read.count(ReadLimit.PICKLE_MEMO_ENTRIES, 1, offset);
    }

    void checkDepth(long depth, long offset) throws LimitExceededException {
        read.check(ReadLimit.PICKLE_STACK, depth, offset);
    }

    /** Counts heap that values take, elements of arrays excepted, before it is taken. */
    public void countObject(long bytes, long offset) throws LimitExceededException {
        read.count(ReadLimit.OBJECT_BYTES, bytes, offset);
    }

    /** Checks an array's size before its elements are read. */
    void checkArray(long byteSize, int rank, long offset) throws LimitExceededException {
        read.check(ReadLimit.RANK, rank, offset);
        read.check(ReadLimit.TENSOR_BYTES, byteSize, offset);
    }
}
