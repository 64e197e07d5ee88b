package dev.brine.format.mmap;

/** What is done to a column's values before they are coded. */
enum ChunkFilter {
    /** Values one after another, little-endian. */
    NONE,
    /** {@link BytePlanes}. */
    PLANES,
    /** {@link DictionaryFilter}. */
    DICTIONARY;

    /** Returns the number in files. */
    int code() {
        return ordinal();
    }
}
