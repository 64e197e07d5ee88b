package dev.brine.reports.internal;

import dev.brine.error.PlainText;

/** Text for consoles of any encoding. */
public final class AsciiText {
    private AsciiText() {}

    /** The cleaned text with every character outside printable ASCII as a question mark. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        PlainText.clean(text).codePoints().forEach(point -> out.append(point < 127 ? (char) point : '?'));
        return out.toString();
    }
}
