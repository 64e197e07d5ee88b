package dev.brine.format.mmap;

import java.util.Arrays;
import java.util.Optional;

/** How filtered bytes are stored. */
enum ChunkCoder {
    /** As they are. */
    STORED(0),
    /** As one Zstandard frame (RFC 8878). */
    ZSTD(1);

    private final int code;

    ChunkCoder(int code) {
        this.code = code;
    }

    /** Returns the number in files. */
    int code() {
        return code;
    }

    /** Returns the one with that number, empty if this release has none. */
    static Optional<ChunkCoder> ofCode(int code) {
        return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }
}
