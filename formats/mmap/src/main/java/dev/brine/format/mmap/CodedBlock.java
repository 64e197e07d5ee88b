package dev.brine.format.mmap;

import java.util.List;
import java.util.Locale;

/**
 * One column of a chunk, or a dictionary, as it lies in the file.
 *
 * @param storedBytes how many bytes it takes there
 */
record CodedBlock(Filter filter, Coder coder, int storedBytes) {
    /** Bytes of its description in the chunk table: u8 filter, u8 coder, u32 stored bytes. */
    static final int TABLE_BYTES = 6;

    /** Arrangement of values before they are coded, in the order of the numbers in files. */
    enum Filter {
        /** Values one after another, little-endian. */
        NONE,
        /** {@link BytePlanes}. */
        PLANES,
        /** {@link DictionaryFilter}. */
        DICTIONARY
    }

    /** Form in which filtered bytes are stored, in the order of the numbers in files. */
    enum Coder {
        /** As they are. */
        STORED,
        /** As one Zstandard frame (RFC 8878). */
        ZSTD
    }

    static final List<Filter> FILTERS = List.of(Filter.values());
    static final List<Coder> CODERS = List.of(Coder.values());

    /** Returns the codec's name, such as {@code dictionary+zstd}. */
    String codec() {
        String filterName = filter.name().toLowerCase(Locale.ROOT);
        if (coder == Coder.STORED) {
            return filter == Filter.NONE ? "raw" : filterName;
        }
        return filter == Filter.NONE ? "zstd" : filterName + "+zstd";
    }
}
