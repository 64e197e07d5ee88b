package dev.brine.reports.internal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class ConsoleText {
    private ConsoleText() {}

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

    /** The text cut to the width, the cut shown. */
    public static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
    }
}
