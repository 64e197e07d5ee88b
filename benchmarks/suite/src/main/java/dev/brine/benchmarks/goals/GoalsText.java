package dev.brine.benchmarks.goals;

import java.util.Locale;
import java.util.StringJoiner;

/** A run as text for people. */
final class GoalsText {
    private static final int SIGNIFICANT = 3;

    private GoalsText() {}

    /** Returns the table, with the machine's limits below. */
    static String table(GoalsResult result) {
        StringBuilder text = new StringBuilder();
        result.rows().forEach(row -> text.append(row(row)).append('\n'));
        long met = result.rows().stream()
                .filter(row -> row.verdict() == Verdict.MET)
                .count();
        text.append("%d of %d goals met\n".formatted(met, result.rows().size()));
        text.append("forest: ")
                .append(result.forest().description())
                .append(", %,d nodes\n".formatted(result.forest().nodeCount()));
        StringJoiner limits = new StringJoiner(", ", "this machine: ", "\n");
        result.limits().figures().forEach(figure -> limits.add(figure(figure)));
        result.limits().facts().forEach((name, value) -> limits.add(name + " " + value));
        return text.append(limits)
                .append("Brine %s %s, %.0f s\n".formatted(result.brineVersion(), result.commit(), result.seconds()))
                .toString();
    }

    /** Returns one goal's line: verdict, ratio, target, what it is, and the figures behind. */
    static String row(GoalResult row) {
        StringJoiner figures = new StringJoiner(", ");
        row.figures().forEach(figure -> figures.add(figure(figure)));
        String ratio = row.ratio().map(known -> number(known.value())).orElse("-");
        String spread = row.ratio()
                .filter(known -> known.low() < known.high())
                .map(known -> " [%s, %s]".formatted(number(known.low()), number(known.high())))
                .orElse("");
        return "%-6s %8s %-8s %s%s%s%s"
                .formatted(
                        row.verdict(),
                        ratio,
                        row.goal().targetText(),
                        row.goal().text(),
                        spread,
                        row.figures().isEmpty() ? "" : ": " + figures,
                        row.reason().isEmpty() ? "" : " (" + row.reason() + ")");
    }

    private static String figure(Figure figure) {
        return "%s %s %s".formatted(figure.name(), number(figure.median()), figure.unit());
    }

    /** Returns three digits that count, or all digits of a whole part that has more. */
    static String number(double value) {
        int wholeDigits = (int) Math.floor(Math.log10(Math.max(Math.abs(value), 1e-6))) + 1;
        int decimals = Math.max(0, Math.min(6, SIGNIFICANT - wholeDigits));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
