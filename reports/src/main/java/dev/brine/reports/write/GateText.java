package dev.brine.reports.write;

import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GateArm;
import dev.brine.reports.gate.GatePolicy;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRow;
import dev.brine.reports.gate.GateVerdict;
import dev.brine.reports.gate.NullControl;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Console;
import dev.brine.reports.text.Markdown;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.text.Table.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a gate result, on a console and in Markdown. */
final class GateText {
    private static final String LEGEND =
            "Head / base above 1 is slower. What a row can see is the slowdown that nine runs"
                    + " of ten would have called at its spread.";

    private GateText() {}

    static String console(GateResult result) {
        StringBuilder out = new StringBuilder(Console.paragraph(verdict(result), 0));
        for (NullControl control : result.nullControls()) {
            out.append(Console.paragraph(control(control), 0));
        }
        if (!result.rows().isEmpty()) {
            out.append('\n').append(rows(result.rows()).text(Console.WIDTH));
        }
        Stream.of(
                        result.exactChecks().stream().filter(GateText::isFailed).map(GateText::check),
                        result.left().stream().map(left -> "not done: " + left),
                        result.notes().stream())
                .flatMap(texts -> texts)
                .forEach(text -> out.append(Console.paragraph(text, 0)));
        return out.toString();
    }

    /** Markdown of a bounded length: verdict, what changed, and the rest folded away. */
    static String markdown(GateResult result, int bytes) {
        Markdown out = new Markdown(bytes);
        List<GateRow> changed =
                result.rows().stream().filter(GateText::isChanged).toList();
        List<GateRow> others =
                result.rows().stream().filter(row -> !isChanged(row)).toList();
        List<ExactCheck> failed =
                result.exactChecks().stream().filter(GateText::isFailed).toList();
        List<ExactCheck> passed =
                result.exactChecks().stream().filter(check -> !isFailed(check)).toList();
        out.bold(verdict(result)).table(rows(changed)).table(checks(failed));
        if (!others.isEmpty()) {
            out.folded(others.size() + " other rows", () -> out.table(rows(others)));
        }
        if (!passed.isEmpty()) {
            out.folded(passed.size() + " other exact checks", () -> out.table(checks(passed)));
        }
        return out.folded("arms, machine and rules", () -> out.list(circumstances(result)))
                .list(result.left().stream().map(left -> "not done: " + left).toList())
                .paragraph(LEGEND)
                .toString();
    }

    private static boolean isChanged(GateRow row) {
        return row.verdict() == GateVerdict.REGRESSED
                || row.verdict() == GateVerdict.IMPROVED
                || row.verdict() == GateVerdict.CONTAMINATED;
    }

    private static boolean isFailed(ExactCheck check) {
        return check.verdict() == ExactVerdict.FAILED;
    }

    private static Table rows(List<GateRow> rows) {
        Table table = Table.titled("")
                .text("row", "verdict")
                .number("head / base", "95 % interval", "pairs", "spread", "can see");
        rows.forEach(row -> table.line(
                Tone.PLAIN,
                List.of(
                        row.id(),
                        row.verdict().toString(),
                        ratio(row.ratio()),
                        interval(row.interval()),
                        Integer.toString(row.rounds()),
                        Numbers.percent(row.spread()),
                        smallestEffect(row.smallestEffect())),
                row.reason()));
        return table;
    }

    private static Table checks(List<ExactCheck> checks) {
        Table table =
                Table.titled("").text("check", "row").number("base", "head").text("unit", "rule", "verdict", "note");
        checks.forEach(check -> table.line(
                check.name(),
                check.row(),
                check.base(),
                check.head(),
                check.unit(),
                check.rule(),
                check.verdict().toString(),
                check.note()));
        return table;
    }

    private static List<String> circumstances(GateResult result) {
        List<String> items = new ArrayList<>();
        addArm(items, "base", result.base());
        addArm(items, "head", result.head());
        items.add("machine: " + result.machine().text());
        result.nullControls().stream().map(GateText::control).forEach(items::add);
        items.add(policy(result.policy()));
        items.add("took %s s, started %s, Brine %s"
                .formatted(Math.round(result.elapsedSeconds()), result.startedAt(), result.toolVersion()));
        items.add("again: " + result.commandLine());
        items.addAll(result.notes());
        return items;
    }

    private static void addArm(List<String> items, String name, GateArm arm) {
        items.add(name + ": " + arm.text());
        arm.facts().forEach((fact, value) -> items.add(name + ", " + fact + ": " + value));
    }

    /** One sentence that says it all. */
    static String verdict(GateResult result) {
        long regressed = result.rowsOf(GateVerdict.REGRESSED);
        long failed = result.checksOf(ExactVerdict.FAILED);
        String parts = Stream.of(
                        Optional.of(regressed == 0 ? "no regression" : regressed + " regressed"),
                        result.rows().isEmpty() ? Optional.of("no row was timed") : Optional.<String>empty(),
                        some(failed, failed == 1 ? "exact check failed" : "exact checks failed"),
                        some(result.rowsOf(GateVerdict.IMPROVED), "improved"),
                        some(result.rowsOf(GateVerdict.SAME), "same"),
                        inconclusive(result),
                        some(result.rowsOf(GateVerdict.UNSTABLE), "unstable"),
                        some(result.rowsOf(GateVerdict.CONTAMINATED), "contaminated"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String control = result.contaminated() ? "; the null control is contaminated" : "";
        String left = result.complete() ? "" : "; partial, " + result.left().size() + " not done";
        return "%s: %s%s%s".formatted(result.outcome(), parts, control, left);
    }

    private static Optional<String> some(long count, String word) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + word);
    }

    private static Optional<String> inconclusive(GateResult result) {
        OptionalDouble worst = result.rows().stream()
                .filter(row -> row.verdict() == GateVerdict.INCONCLUSIVE)
                .mapToDouble(row -> row.smallestEffect().orElse(Double.POSITIVE_INFINITY))
                .max();
        if (worst.isEmpty()) {
            return Optional.empty();
        }
        String sees = Double.isFinite(worst.getAsDouble())
                ? "can see " + Numbers.percent(worst.getAsDouble()) + " and more"
                : "one could see nothing";
        return some(result.rowsOf(GateVerdict.INCONCLUSIVE), "inconclusive (" + sees + ")");
    }

    private static String control(NullControl control) {
        return "null control %s: base / base %s, 99 %% interval %s, %s pairs: %s"
                .formatted(
                        control.name(),
                        ratio(control.ratio()),
                        interval(control.interval()),
                        control.pairs().size(),
                        control.contaminated() ? "CONTAMINATED" : "clean");
    }

    static String check(ExactCheck check) {
        return "%s, %s: base %s, head %s%s (%s)%s"
                .formatted(
                        check.name(),
                        check.row(),
                        blankAsDash(check.base()),
                        blankAsDash(check.head()),
                        check.unit().isBlank() ? "" : " " + check.unit(),
                        check.rule(),
                        check.note().isBlank() ? "" : ": " + check.note());
    }

    private static String policy(GatePolicy policy) {
        return "margin %s, alpha %s over %s rows, %s screening, %s judging and %s confirming pairs"
                .formatted(
                        Numbers.percent(policy.margin()),
                        Numbers.percent(policy.alpha()),
                        policy.rows(),
                        policy.screenRounds(),
                        policy.judgeRounds(),
                        policy.confirmRounds());
    }

    private static String blankAsDash(String text) {
        return text.isBlank() ? "-" : text;
    }

    static String ratio(double ratio) {
        return Numbers.fixed(ratio, 3);
    }

    static String interval(Optional<Interval> interval) {
        return interval.map(bounds -> bounds.text(GateText::ratio)).orElse("too few pairs");
    }

    static String smallestEffect(OptionalDouble effect) {
        return effect.isPresent() ? "+" + Numbers.percent(effect.getAsDouble()) : "nothing";
    }
}
