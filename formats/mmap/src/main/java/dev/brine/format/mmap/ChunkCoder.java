package dev.brine.format.mmap;

/** How filtered bytes are stored. */
enum ChunkCoder {
    /** As they are. */
    STORED,
    /** As one Zstandard frame (RFC 8878). */
    ZSTD;

    /** Returns the number in files. */
    int code() {
        return ordinal();
    }
}
