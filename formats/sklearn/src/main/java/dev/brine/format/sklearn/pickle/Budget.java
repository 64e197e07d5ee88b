package dev.brine.format.sklearn.pickle;

import dev.brine.error.ModelFormatException;
import dev.brine.error.PickleLimits;
import dev.brine.error.ReadLimits;

/** Counts what reading a file has cost, over the pickles inside it too. */
public final class Budget {
    /** What one value of a few fields takes, with its place in a container. */
    static final int VALUE_BYTES = 64;
    /** What a container, a record or an array takes. */
    static final int CONTAINER_BYTES = 256;

    private final ReadLimits limits;
    private final PickleLimits pickle;
    private final long maxHeapBytes;
    private long operations;
    private long objectBytes;
    private long memoEntries;

    /** Starts at nothing. */
    public Budget(ReadLimits limits) {
        this(limits, Runtime.getRuntime().maxMemory());
    }

    Budget(ReadLimits limits, long maxHeapBytes) {
        this.limits = limits;
        this.pickle = limits.pickle();
        this.maxHeapBytes = maxHeapBytes;
    }

    /** Returns the limits. */
    public ReadLimits limits() {
        return limits;
    }

    void countOperation(Place place, long offset) throws ModelFormatException {
        limits.check("maxOperations", ++operations, pickle.maxOperations(), place.source(), offset);
    }

    void countMemoEntry(Place place, long offset) throws ModelFormatException {
        limits.check("maxMemoEntries", ++memoEntries, pickle.maxMemoEntries(), place.source(), offset);
    }

    void checkDepth(long depth, Place place, long offset) throws ModelFormatException {
        limits.check("maxStackDepth", depth, pickle.maxStackDepth(), place.source(), offset);
    }

    /** Counts heap that values take, elements of arrays excepted, before it is taken. */
    void countObject(long bytes, Place place, long offset) throws ModelFormatException {
        objectBytes = bytes > Long.MAX_VALUE - objectBytes ? Long.MAX_VALUE : objectBytes + bytes;
        limits.check("maxObjectBytes", objectBytes, pickle.maxObjectBytes(), place.source(), offset);
        if (objectBytes > maxHeapBytes) {
            throw place.unsupported(
                    "its values need more than the %d MiB of heap of this JVM; raise -Xmx if you trust the file"
                            .formatted(maxHeapBytes >> 20),
                    offset);
        }
    }

    /** Checks an array's size before its elements are read. */
    void checkArray(long byteSize, int rank, Place place, long offset) throws ModelFormatException {
        limits.check("maxRank", rank, limits.maxRank(), place.source(), offset);
        limits.check("maxTensorBytes", byteSize, limits.maxTensorBytes(), place.source(), offset);
    }
}
