package dev.brine.format.sklearn.pickle;

import dev.brine.error.CorruptModelException;
import dev.brine.error.PlainText;
import dev.brine.error.UnsupportedModelException;
import org.jspecify.annotations.Nullable;

/**
 * The name of a stream in messages.
 *
 * @param source name of the file
 * @param isDecompressed whether offsets count bytes after decompression, which messages then say
 */
public record StreamOrigin(String source, boolean isDecompressed) {
    private static final int MAX_SHOWN = 80;

    /** Returns the exception for bytes that contradict the format. */
    public CorruptModelException corrupt(String reason, long offset) {
        return corrupt(reason, offset, null);
    }

    /** Returns the exception for bytes that contradict the format, with its cause. */
    public CorruptModelException corrupt(String reason, long offset, @Nullable Throwable cause) {
        return new CorruptModelException(reason + suffix(), source, offset, cause);
    }

    /** Returns the exception for what is refused or not supported. */
    public UnsupportedModelException unsupported(String reason, long offset) {
        return new UnsupportedModelException(reason + suffix(), source, offset);
    }

    private String suffix() {
        return isDecompressed ? ", in the decompressed stream" : "";
    }

    /** Returns the start of a text of the file for a message, in one line. */
    public static String shown(String text) {
        return PlainText.clean(text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...");
    }
}
