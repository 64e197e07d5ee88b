package dev.brine.reports.advice;

import dev.brine.reports.advice.AdviceParts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Advice as text for a terminal, and as Markdown. */
public final class AdviceText {
    private static final String GAP = "  ";
    private static final String FIGURES =
            "Figures before any transfer; Pareto: no other one that meets the constraints is" + " better in %s.";

    private AdviceText() {}

    /** Lines for a terminal: named parts, then a table of all candidates with their figures. */
    public static List<String> lines(Choices choices, Advice advice) {
        List<String> lines = new ArrayList<>();
        lines.add(field("model", AdviceParts.heading(advice)));
        for (Part part : AdviceParts.of(advice)) {
            String name = part.name();
            for (String line : part.lines()) {
                lines.add(field(name, line));
                name = "";
            }
        }
        lines.add("");
        List<List<String>> table = new ArrayList<>(List.of(AdviceParts.columns()));
        table.addAll(AdviceParts.figures(choices, advice));
        table.forEach(cells -> lines.add(padded(cells, table)));
        lines.add(legend(advice));
        return lines;
    }

    /** The needs in one line, all of them. */
    public static String needs(Needs needs) {
        return AdviceParts.needs(needs);
    }

    /** The pick and what ties with it, or {@code none}. */
    public static String pick(Advice advice) {
        return AdviceParts.pick(advice);
    }

    /** The first flip, or that there is none. */
    public static String firstFlip(Advice advice) {
        return advice.flips().stream().findFirst().map(Flip::text).orElse("nothing that was looked at");
    }

    private static String field(String name, String value) {
        return String.format(Locale.ROOT, "%-12s %s", name, value);
    }

    private static String padded(List<String> cells, List<List<String>> table) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            int width = table.stream().mapToInt(row -> row.get(column).length()).reduce(0, Math::max);
            String space = " ".repeat(width - cells.get(i).length());
            line.append(i < 2 ? cells.get(i) + space : space + cells.get(i)).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String legend(Advice advice) {
        return FIGURES.formatted(String.join(
                ", ", advice.paretoAxes().stream().map(Objective::noun).toList()));
    }

    /** Markdown, ended by a line feed: the pick first. */
    public static String markdown(Choices choices, Advice advice) {
        StringBuilder out = new StringBuilder();
        out.append("## ").append(escape(AdviceParts.heading(advice))).append("\n\n**Pick: ");
        out.append(escape(AdviceParts.pick(advice))).append("**\n");
        for (Part part : AdviceParts.of(advice)) {
            if (!part.name().equals("pick")) {
                out.append("\n**").append(part.name()).append("**\n\n");
                part.lines()
                        .forEach(line -> out.append("- ").append(escape(line)).append('\n'));
            }
        }
        out.append('\n');
        List<String> columns = AdviceParts.columns();
        row(out, columns);
        row(
                out,
                IntStream.range(0, columns.size())
                        .mapToObj(i -> i < 2 ? "---" : "---:")
                        .toList());
        AdviceParts.figures(choices, advice)
                .forEach(
                        cells -> row(out, cells.stream().map(AdviceText::escape).toList()));
        out.append('\n').append(escape(legend(advice))).append('\n');
        return out.toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
    }
}
