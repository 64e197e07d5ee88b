package dev.brine.format.sklearn.joblib;

import dev.brine.format.sklearn.pickle.FileBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is left in a file that was copied or saved as text, by which a damaged one tells how it came to be. */
final class TextDamage {
    private static final int SEARCHED_BYTES = 1 << 20;
    /** U+FFFD in UTF-8, which stands for each byte past 0x7f; a pickle starts with one. */
    private static final String REPLACED = "\u00ef\u00bf\u00bd";

    private static final Pattern LINE_FEED = Pattern.compile("\n");
    private static final Pattern LONE_LINE_FEED = Pattern.compile("(?<!\r)\n");
    /** So many line feeds have no carriage return before each by chance. */
    private static final int MANY = 4;

    private TextDamage() {}

    /** Returns what a damaged file shows, and what to do; null where it shows nothing. */
    static @Nullable String of(FileBytes file) throws IOException {
        byte[] bytes = new byte[(int) Math.min(SEARCHED_BYTES, file.byteSize())];
        file.read(0, bytes, 0, bytes.length);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.startsWith(REPLACED)) {
            return "its bytes past 0x7f were replaced by U+FFFD (ef bf bd), as saving as text does; copy or download the file again as binary";
        }
        boolean isTranslated = LINE_FEED.matcher(text).results().limit(MANY).count() == MANY
                && !LONE_LINE_FEED.matcher(text).find();
        return isTranslated
                ? "each line feed has a carriage return before it, as copying as text does; copy or download the file again as binary"
                : null;
    }
}
