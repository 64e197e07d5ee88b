package dev.brine.format.mmap;

import java.util.List;

/** What a compressing variant tries: always every filter, and zstd at these levels. */
enum Effort {
    /** About as fast as a disk. */
    FAST(1, 1),
    /** Slightly smaller. */
    BALANCED(2, 1, 3),
    /** For files that are written once and copied often. */
    SMALL(3, 1, 3, 19);

    private final int code;
    private final List<Integer> levels;

    Effort(int code, Integer... levels) {
        this.code = code;
        this.levels = List.of(levels);
    }

    /** Returns the number in files. */
    int code() {
        return code;
    }

    /** Returns the levels, lowest first. */
    List<Integer> levels() {
        return levels;
    }

    /** Returns the variant's name. */
    String variantName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
