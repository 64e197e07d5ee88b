package dev.brine.reports.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Candidates and their figures on a terminal: a line each, or where that is too long the figures below the name. */
final class AdviceTable {
    private static final String GAP = "  ";

    /** Name and standing; the others are figures. */
    private static final int WORDS = 2;

    private AdviceTable() {}

    static List<String> lines(List<String> columns, List<List<String>> candidates, int width) {
        List<List<String>> table = new ArrayList<>(List.of(columns));
        table.addAll(candidates);
        List<String> lines = padded(table, WORDS);
        if (lines.stream().allMatch(line -> line.length() <= width)) {
            return lines;
        }
        List<String> figures = padded(
                table.stream().map(cells -> cells.subList(WORDS, cells.size())).toList(), 0);
        List<String> stacked = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            stacked.add(name(table.get(i)));
            stacked.add(GAP + figures.get(i));
        }
        return stacked;
    }

    private static String name(List<String> cells) {
        return cells.get(1).isEmpty() ? cells.get(0) : cells.get(0) + ": " + cells.get(1);
    }

    /** Lines whose first columns are words and the others numbers. */
    private static List<String> padded(List<List<String>> table, int words) {
        int[] widths = IntStream.range(0, table.get(0).size())
                .map(column -> table.stream()
                        .mapToInt(cells -> cells.get(column).length())
                        .reduce(0, Math::max))
                .toArray();
        return table.stream().map(cells -> padded(cells, widths, words)).toList();
    }

    private static String padded(List<String> cells, int[] widths, int words) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i < words ? cells.get(i) + space : space + cells.get(i)).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
