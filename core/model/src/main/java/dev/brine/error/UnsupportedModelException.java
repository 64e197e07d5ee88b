package dev.brine.error;

import org.jspecify.annotations.Nullable;

/** The file is sound or the model is, but this format or this class path cannot do what was asked with it. */
public final class UnsupportedModelException extends ModelFormatException {
    private static final long serialVersionUID = 1L;

    /** Says what cannot be done with which file, and the remedy. */
    public UnsupportedModelException(String reason, String source) {
        this(reason, source, null);
    }

    /** Says what cannot be done with which place of which file, and the remedy. */
    public UnsupportedModelException(String reason, String source, long offset) {
        super(reason, source, offset, null);
    }

    /** Says what cannot be done, and what was thrown first. */
    public UnsupportedModelException(String reason, String source, @Nullable Throwable cause) {
        super(reason, source, -1, cause);
    }
}
