package dev.brine.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A model file that cannot be read or written. The message says what was found and expected, and where, in one line that is
 * fit for terminals and logs: it is cut where a name in the file is very long, and what does not print stands as its number.
 */
public abstract class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_CHARS = 2_000;

    private final String reason;
    private final String source;
    private final long offset;

    ModelFormatException(String reason, String source, long offset, @Nullable Throwable cause) {
        super(
                offset < 0
                        ? "%s: %s".formatted(printable(source), printable(reason))
                        : "%s: %s, at offset %d".formatted(printable(source), printable(reason), offset),
                cause);
        this.reason = printable(reason);
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

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (shown.length() >= MAX_CHARS) {
                return shown.append("...").toString();
            }
            int codePoint = text.codePointAt(i);
            shown.append(isPrintable(codePoint) ? Character.toString(codePoint) : "\\u%04x".formatted(codePoint));
        }
        return shown.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
