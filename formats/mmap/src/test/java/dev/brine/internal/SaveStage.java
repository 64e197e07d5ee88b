package dev.brine.internal;

import java.util.Locale;

/** Where a save can be killed, in order. */
enum SaveStage {
    BEFORE_THE_FIRST_BYTE,
    FIRST_BYTE_WRITTEN,
    HALF_WRITTEN,
    ALL_WRITTEN,
    FILE_FORCED,
    RENAMED,
    FOLDER_FORCED;

    /** Returns whether the temporary file lies beside the old one. */
    boolean hasTemporaryFile() {
        return compareTo(RENAMED) < 0;
    }

    /** Returns whether the save is between its first byte and the force of the folder. */
    boolean isUnderWay() {
        return this != BEFORE_THE_FIRST_BYTE && this != FOLDER_FORCED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
