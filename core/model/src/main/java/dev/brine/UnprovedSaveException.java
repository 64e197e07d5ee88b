package dev.brine;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that was written and, read back, is not the model; it did not take its name. */
public final class UnprovedSaveException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Verification found;

    UnprovedSaveException(String message, @Nullable Verification found, @Nullable Throwable cause) {
        super(message, cause);
        this.found = found;
    }

    /** Returns what differs; empty where the file could not be read back at all. */
    public Optional<Verification> found() {
        return Optional.ofNullable(found);
    }
}
