package dev.brine.cli.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The user's input or output cannot be used. The message is the whole line for the user, without {@code brine:}. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Refuses for a reason of the command. */
    public RefusedException(String message) {
        super(message);
    }

    /** Refuses for a reason that something else found. */
    public RefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns a refusal of a line of a text file, counted from 1. */
    public static RefusedException atLine(String file, long line, String reason) {
        return new RefusedException("%s: line %d: %s".formatted(file, line, reason));
    }
}
