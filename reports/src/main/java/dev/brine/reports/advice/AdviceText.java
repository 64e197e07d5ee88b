package dev.brine.reports.advice;

import dev.brine.reports.advice.AdviceParts.Part;
import dev.brine.reports.text.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Advice as text for a terminal, and as Markdown. */
public final class AdviceText {
    /** Where the values begin. */
    private static final int MARGIN = 13;

    private static final String OTHERS =
            "Of %d models that were measured this is on the first, %s; --model and --size choose another: %s.";
    private static final String FIGURES =
            "Figures before any transfer; Pareto: no other one that meets the constraints is better in %s.";

    private AdviceText() {}

    /**
     * Lines for a terminal: named parts, then a table of all candidates with their figures.
     *
     * @param width most characters of a line; figures keep together where there are fewer than they need
     */
    public static List<String> lines(Choices choices, Advice advice, int width) {
        List<String> lines = new ArrayList<>(field("model", AdviceParts.heading(advice), width));
        for (Part part : AdviceParts.of(advice)) {
            String name = part.name();
            for (String line : part.lines()) {
                lines.addAll(field(name, line, width));
                name = "";
            }
        }
        lines.add("");
        lines.addAll(AdviceTable.lines(AdviceParts.columns(), AdviceParts.figures(choices, advice), width));
        lines.addAll(Console.wrap(legend(advice), 0, width));
        return lines;
    }

    /**
     * Lines that say which of several models the advice is on, because nobody chose; none where there is only that one.
     *
     * @param width most characters of a line
     */
    public static List<String> firstOf(List<Choices> eligible, Choices chosen, int width) {
        List<String> others = eligible.stream()
                .map(Choices::name)
                .filter(name -> !name.equals(chosen.name()))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        String text = OTHERS.formatted(others.size() + 1, chosen.name(), String.join(", ", others));
        List<String> lines = new ArrayList<>(Console.wrap(text, 0, width));
        lines.add("");
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

    private static List<String> field(String name, String value, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : Console.wrap(value, 0, Math.max(width - MARGIN, MARGIN))) {
            lines.add(String.format(Locale.ROOT, "%-12s %s", lines.isEmpty() ? name : "", line));
        }
        return lines;
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
