package dev.brine.format.testkit;

import dev.brine.format.ReadOptions;
import dev.brine.format.ReadOptions.Mode;

/** The ways to open a file of a MAPPED variant in which it stays open. */
enum FileMode {
    MAPPED,
    CHECKED,
    PREFETCHED,
    PREAD;

    ReadOptions of(ReadOptions options) {
        return switch (this) {
            case MAPPED -> options.withMode(Mode.MAPPED);
            case CHECKED -> options.withMode(Mode.MAPPED).withChecks();
            case PREFETCHED -> options.withMode(Mode.MAPPED).withPrefetch();
            case PREAD -> options.withMode(Mode.PREAD);
        };
    }

    boolean isMapped() {
        return this != PREAD;
    }

    /** Whether an element of a damaged chunk is refused where it is read. */
    boolean isChecked() {
        return this == CHECKED || this == PREAD;
    }
}
