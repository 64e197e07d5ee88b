package dev.brine.format.mmap;

import java.util.Arrays;
import java.util.Optional;

/** What is done to a column's values before they are coded. */
enum ChunkFilter {
    /** Values one after another, little-endian. */
    NONE(0),
    /** {@link BytePlanes}. */
    PLANES(1),
    /** {@link DictionaryFilter}. */
    DICTIONARY(2);

    private final int code;

    ChunkFilter(int code) {
        this.code = code;
    }

    /** Returns the number in files. */
    int code() {
        return code;
    }

    /** Returns the one with that number, empty if this release has none. */
    static Optional<ChunkFilter> ofCode(int code) {
        return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }
}
