package dev.brine.error;

import org.jspecify.annotations.Nullable;

/** The bytes contradict the format: truncated, damaged, overlapping, trailing data, or of another format. */
public final class CorruptModelException extends ModelFormatException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and where; offset -1 names no place. */
    public CorruptModelException(String reason, String source, long offset) {
        this(reason, source, offset, null);
    }

    /** Says what is wrong and where, and what was thrown first. */
    public CorruptModelException(String reason, String source, long offset, @Nullable Throwable cause) {
        super(reason, source, offset, cause);
    }
}
