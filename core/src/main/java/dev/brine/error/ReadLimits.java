package dev.brine.error;

/**
 * Caps on what a file may ask for, checked before anything is allocated. Lengths are checked against the file's own size
 * besides, where the format allows it.
 *
 * @param maxTensors tensors of a model and its children
 * @param maxTensorBytes bytes of one tensor
 * @param maxRank dimensions of a tensor
 * @param maxColumns input columns of a state
 * @param maxDepth children inside children
 * @param maxTextBytes UTF-8 bytes of a name or text
 * @param maxManifestBytes bytes of everything but tensor elements
 * @param maxExpansionRatio bytes of elements for one of the file, past the first 64 MiB, where chunks are compressed
 * @param pickle what a pickle may make its reader do
 */
public record ReadLimits(
        int maxTensors,
        long maxTensorBytes,
        int maxRank,
        int maxColumns,
        int maxDepth,
        int maxTextBytes,
        int maxManifestBytes,
        int maxExpansionRatio,
        PickleLimits pickle) {
    private static final int DEFAULT_MAX_EXPANSION_RATIO = 1_000;

    /** Makes limits with the default ones for expansion and pickles. */
    public ReadLimits(
            int maxTensors,
            long maxTensorBytes,
            int maxRank,
            int maxColumns,
            int maxDepth,
            int maxTextBytes,
            int maxManifestBytes) {
        this(
                maxTensors,
                maxTensorBytes,
                maxRank,
                maxColumns,
                maxDepth,
                maxTextBytes,
                maxManifestBytes,
                DEFAULT_MAX_EXPANSION_RATIO,
                PickleLimits.defaults());
    }

    /** Returns the defaults: 1 million tensors, 1 TiB each, rank 16, 10 million columns, depth 64, 1 MiB of text, 256 MiB of manifest, an expansion to 1,000 times. */
    public static ReadLimits defaults() {
        return new ReadLimits(1_000_000, 1L << 40, 16, 10_000_000, 64, 1 << 20, 256 << 20);
    }

    /** Returns these limits with another cap on the bytes of one tensor. */
    public ReadLimits withMaxTensorBytes(long bytes) {
        return new ReadLimits(
                maxTensors,
                bytes,
                maxRank,
                maxColumns,
                maxDepth,
                maxTextBytes,
                maxManifestBytes,
                maxExpansionRatio,
                pickle);
    }

    /** Returns these limits with another cap on the number of tensors. */
    public ReadLimits withMaxTensors(int tensors) {
        return new ReadLimits(
                tensors,
                maxTensorBytes,
                maxRank,
                maxColumns,
                maxDepth,
                maxTextBytes,
                maxManifestBytes,
                maxExpansionRatio,
                pickle);
    }

    /** Returns these limits with another cap on the bytes of a text. */
    public ReadLimits withMaxTextBytes(int bytes) {
        return new ReadLimits(
                maxTensors,
                maxTensorBytes,
                maxRank,
                maxColumns,
                maxDepth,
                bytes,
                maxManifestBytes,
                maxExpansionRatio,
                pickle);
    }

    /** Returns these limits with another cap on how much compressed chunks may expand. */
    public ReadLimits withMaxExpansionRatio(int ratio) {
        return new ReadLimits(
                maxTensors,
                maxTensorBytes,
                maxRank,
                maxColumns,
                maxDepth,
                maxTextBytes,
                maxManifestBytes,
                ratio,
                pickle);
    }

    /** Returns these limits with others for pickles. */
    public ReadLimits withPickle(PickleLimits limits) {
        return new ReadLimits(
                maxTensors,
                maxTensorBytes,
                maxRank,
                maxColumns,
                maxDepth,
                maxTextBytes,
                maxManifestBytes,
                maxExpansionRatio,
                limits);
    }

    /**
     * Returns at once if the value is allowed.
     *
     * @param limit name of a component of this record
     * @throws LimitExceededException if {@code actual > allowed}
     */
    public void check(String limit, long actual, long allowed, String source, long offset)
            throws LimitExceededException {
        if (actual > allowed) {
            throw new LimitExceededException(limit, actual, allowed, source, offset);
        }
    }
}
