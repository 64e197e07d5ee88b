package dev.brine.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The user's input or output cannot be used. The message is the whole line for the user, without {@code brine:}. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
