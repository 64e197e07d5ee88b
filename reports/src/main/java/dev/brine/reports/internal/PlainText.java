package dev.brine.reports.internal;

/** Makes text from users harmless for any page: one line, no control or direction-changing characters. */
public final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** The text with line breaks and tabs as spaces, and other control or format characters replaced. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> out.appendCodePoint(harmless(point)));
        return out.toString();
    }

    /** The cleaned text with every character outside printable ASCII as a question mark. */
    public static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        clean(text).codePoints().forEach(point -> out.append(point < 127 ? (char) point : '?'));
        return out.toString();
    }

    private static int harmless(int point) {
        if (point == '\n' || point == '\r' || point == '\t') {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> point;
        };
    }
}
