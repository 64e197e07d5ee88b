package dev.brine.error;

/**
 * Caps on what a pickle may make a reader do, part of {@link ReadLimits}. They hold for a file as a whole, with the pickles
 * inside it.
 *
 * @param maxMemoEntries values that the pickle may refer back to
 * @param maxStackDepth values on the machine's stack, and marks
 * @param maxOperations operations that are carried out
 * @param maxObjectBytes heap of all values but the elements of arrays, estimated generously
 * @param maxStreamBytes bytes of the stream after decompression
 * @param maxExpansionRatio bytes after decompression for one before, past the first 64 MiB
 */
public record PickleLimits(
        int maxMemoEntries,
        int maxStackDepth,
        long maxOperations,
        long maxObjectBytes,
        long maxStreamBytes,
        int maxExpansionRatio) {
    /** Returns the defaults: 16 million memo entries, 4 million on the stack, 256 million operations, 2 GiB of objects, 1 TiB of stream, ratio 1200. */
    public static PickleLimits defaults() {
        return new PickleLimits(1 << 24, 1 << 22, 1L << 28, 1L << 31, 1L << 40, 1_200);
    }

    /** Returns these limits with another cap on memo entries. */
    public PickleLimits withMaxMemoEntries(int entries) {
        return new PickleLimits(
                entries, maxStackDepth, maxOperations, maxObjectBytes, maxStreamBytes, maxExpansionRatio);
    }

    /** Returns these limits with another cap on the depth of the stack. */
    public PickleLimits withMaxStackDepth(int depth) {
        return new PickleLimits(
                maxMemoEntries, depth, maxOperations, maxObjectBytes, maxStreamBytes, maxExpansionRatio);
    }

    /** Returns these limits with another cap on operations. */
    public PickleLimits withMaxOperations(long operations) {
        return new PickleLimits(
                maxMemoEntries, maxStackDepth, operations, maxObjectBytes, maxStreamBytes, maxExpansionRatio);
    }

    /** Returns these limits with another cap on the heap of values. */
    public PickleLimits withMaxObjectBytes(long bytes) {
        return new PickleLimits(maxMemoEntries, maxStackDepth, maxOperations, bytes, maxStreamBytes, maxExpansionRatio);
    }

    /** Returns these limits with another cap on the bytes of the stream. */
    public PickleLimits withMaxStreamBytes(long bytes) {
        return new PickleLimits(maxMemoEntries, maxStackDepth, maxOperations, maxObjectBytes, bytes, maxExpansionRatio);
    }

    /** Returns these limits with another cap on the expansion. */
    public PickleLimits withMaxExpansionRatio(int ratio) {
        return new PickleLimits(maxMemoEntries, maxStackDepth, maxOperations, maxObjectBytes, maxStreamBytes, ratio);
    }
}
