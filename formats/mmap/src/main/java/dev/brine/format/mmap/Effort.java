package dev.brine.format.mmap;

import dev.brine.format.FormatVariant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Codecs that a variant tries: the compressing ones every filter, and zstd at some levels. */
enum Effort {
    /** None: chunks are the elements as they are. */
    RAW(0),
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

    /** Returns the one with a number from 0 to 3. */
    static Effort ofCode(int code) {
        return Arrays.stream(values())
                .filter(effort -> effort.code == code)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the levels, lowest first: on bytes without repetitions a lower one is often no larger. */
    List<Integer> levels() {
        return switch (this) {
            case RAW -> List.of();
            case FAST -> List.of(1);
            case BALANCED -> List.of(1, 3);
            case SMALL -> List.of(1, 3, 19);
        };
    }

    /** Returns the one whose variant has that name. */
    static Effort ofVariant(FormatVariant variant) {
        return valueOf(variant.name().toUpperCase(Locale.ROOT));
    }

    /** Returns the variant's name. */
    String variantName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
