package dev.brine.reports.text;

import dev.brine.error.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Text for consoles of any encoding, in lines of bounded width. */
public final class Console {
    /** Width of what is written for build logs. */
    public static final int WIDTH = 120;

    private Console() {}

    /** The cleaned text with every character outside printable ASCII as a question mark. */
    public static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        PlainText.clean(text).codePoints().forEach(point -> out.append(point < 127 ? (char) point : '?'));
        return out.toString();
    }

    /** Lines of at most the width, broken at spaces where there are any, all but the first indented. */
    public static List<String> wrap(String text, int indent, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        String margin = "";
        while (margin.length() + rest.length() > width) {
            int room = width - margin.length();
            int space = rest.lastIndexOf(' ', room);
            int end = space > 0 ? space : room;
            lines.add(margin + rest.substring(0, end));
            rest = rest.substring(end).strip();
            margin = " ".repeat(indent);
        }
        lines.add(margin + rest);
        return lines;
    }

    /** A paragraph in ASCII, wrapped to {@value #WIDTH} columns; each line ends in a line feed. */
    public static String paragraph(String text, int indent) {
        return String.join("\n", wrap(ascii(text), indent, WIDTH)) + "\n";
    }

    /** The text cut to the width, the cut shown. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
    }
}
