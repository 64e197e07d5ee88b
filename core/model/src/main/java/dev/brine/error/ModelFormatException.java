package dev.brine.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A model file that cannot be read or written. The message says what was found and expected, and where, in one line that is
 * fit for terminals and logs: it is cut where a name in the file is very long, and what does not print stands as its number.
 */
public abstract class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String source;
    private final long offset;

    ModelFormatException(String reason, String source, long offset, @Nullable Throwable cause) {
        super(
                offset < 0
                        ? "%s: %s".formatted(PlainText.escaped(source), PlainText.escaped(reason))
                        : "%s: %s, at offset %d"
                                .formatted(PlainText.escaped(source), PlainText.escaped(reason), offset),
                cause);
        this.reason = PlainText.escaped(reason);
        this.source = source;
        this.offset = offset;
    }

    /** Returns what is wrong, without source and offset. */
    public String reason() {
        return reason;
    }

    /** Returns the name of the file or other source. */
    public String source() {
        return source;
    }

    /** Returns the offset in the source in bytes, or -1 where there is none to name. */
    public long offset() {
        return offset;
    }
}
