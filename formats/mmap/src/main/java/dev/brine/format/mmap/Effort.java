package dev.brine.format.mmap;

import java.util.List;
import java.util.Locale;

/** What a compressing variant tries: always every filter, and zstd at some levels. */
enum Effort {
    /** About as fast as a disk. */
    FAST(1),
    /** Slightly smaller. */
    BALANCED(2),
    /** For files that are written once and copied often. */
    SMALL(3);

    private final int code;

    Effort(int code) {
        this.code = code;
    }

    /** Returns the number in files. */
    int code() {
        return code;
    }

    /** Returns the levels, lowest first: on bytes without repetitions a lower one is often no larger. */
    List<Integer> levels() {
        return switch (this) {
            case FAST -> List.of(1);
            case BALANCED -> List.of(1, 3);
            case SMALL -> List.of(1, 3, 19);
        };
    }

    /** Returns the variant's name. */
    String variantName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
