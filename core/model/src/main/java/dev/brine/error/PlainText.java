package dev.brine.error;

/**
 * Makes text that may come from a file harmless for terminals, logs and pages: one line, no character that controls a
 * terminal or changes the direction of what follows. What Brine prints goes through here.
 */
public final class PlainText {
    private static final int MAX_MESSAGE_CHARS = 2_000;
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * Returns the text with each line break and tab as a space, and each other control or format character and each half of
     * a surrogate pair as U+FFFD: columns stay aligned.
     */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\r' || point == '\t') {
                out.append(' ');
            } else {
                out.appendCodePoint(isPrintable(point) ? point : REPLACEMENT);
            }
        });
        return out.toString();
    }

    /**
     * Returns the text for a message: each such character stands as its number, and a text of more than 2,000 characters
     * is cut, which the end says.
     */
    public static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (shown.length() >= MAX_MESSAGE_CHARS) {
                return shown.append("... (%d characters more)".formatted(text.length() - i))
                        .toString();
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
