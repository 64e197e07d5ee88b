package dev.brine.cli.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lines of cells under a heading, padded to columns. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();
    private final Set<String> rightAligned = new HashSet<>();

    /** Makes an empty table. */
    public TextTable(String... headings) {
        lines.add(List.of(headings));
    }

    /** Aligns the columns of these headings at their right, as numbers are read. */
    public TextTable withNumbers(String... headings) {
        rightAligned.addAll(List.of(headings));
        return this;
    }

    /** Adds a line. */
    public void add(String... cells) {
        lines.add(List.of(cells));
    }

    /** Returns the heading and the lines. */
    public List<String> format() {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return lines.stream().map(line -> format(line, widths)).toList();
    }

    private String format(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - line.get(i).length());
            boolean isRight = rightAligned.contains(lines.get(0).get(i));
            text.append(isRight ? space + line.get(i) : line.get(i) + space).append(GAP);
        }
        return text.toString().stripTrailing();
    }
}
