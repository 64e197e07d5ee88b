package dev.brine.format.mmap;

/**
 * One column of a chunk, or a dictionary, as it lies in the file.
 *
 * @param storedBytes how many bytes it takes there
 */
record CodedBlock(ChunkFilter filter, ChunkCoder coder, int storedBytes) {
    /** Bytes of its description in the chunk table: u8 filter, u8 coder, u32 stored bytes. */
    static final int TABLE_BYTES = 6;

    /** Returns the codec's name, such as {@code dictionary+zstd}. */
    String codec() {
        if (coder == ChunkCoder.STORED) {
            return filter == ChunkFilter.NONE ? "raw" : filter.name().toLowerCase(java.util.Locale.ROOT);
        }
        return filter == ChunkFilter.NONE ? "zstd" : filter.name().toLowerCase(java.util.Locale.ROOT) + "+zstd";
    }
}
