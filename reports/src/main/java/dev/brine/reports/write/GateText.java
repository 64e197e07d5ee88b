package dev.brine.reports.write;

import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GatePolicy;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRow;
import dev.brine.reports.gate.GateVerdict;
import dev.brine.reports.gate.NullControl;
import dev.brine.reports.internal.AsciiText;
import dev.brine.reports.internal.ConsoleText;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The words of a gate result, and its console form. */
final class GateText {
    private GateText() {}

    static String write(GateResult result) {
        StringBuilder out = new StringBuilder();
        line(out, verdict(result));
        for (NullControl control : result.nullControls()) {
            line(out, control(control));
        }
        if (!result.rows().isEmpty()) {
            out.append('\n');
            ConsoleTable.write(table(result.rows()), out);
        }
        for (ExactCheck check : failed(result.exactChecks())) {
            line(out, check(check));
        }
        result.left().forEach(left -> line(out, "not done: " + left));
        result.notes().forEach(note -> line(out, note));
        return out.toString();
    }

    private static void line(StringBuilder out, String text) {
        ConsoleText.wrap(AsciiText.of(text), 0, ConsoleWriter.WIDTH)
                .forEach(part -> out.append(part).append('\n'));
    }

    private static Table table(List<GateRow> rows) {
        List<Column> columns = List.of(
                Column.text("row"),
                Column.text("verdict"),
                Column.number("head / base"),
                Column.number("95 % interval"),
                Column.number("pairs"),
                Column.number("spread"),
                Column.number("can see"));
        return new Table(
                "", List.of(), columns, rows.stream().map(GateText::line).toList());
    }

    private static Line line(GateRow row) {
        Tone tone = row.verdict() == GateVerdict.REGRESSED ? Tone.ERROR : Tone.PLAIN;
        return new Line(tone, cells(row), row.reason());
    }

    /** Row, verdict, ratio, interval, pairs, spread, smallest effect. */
    static List<String> cells(GateRow row) {
        return List.of(
                row.id(),
                row.verdict().toString(),
                ratio(row.ratio()),
                interval(row.interval()),
                Integer.toString(row.rounds()),
                percent(row.spread()),
                smallestEffect(row.smallestEffect()));
    }

    /** One sentence that says it all. */
    static String verdict(GateResult result) {
        List<String> parts = new ArrayList<>();
        long regressed = result.rowsOf(GateVerdict.REGRESSED);
        long failed = result.checksOf(ExactVerdict.FAILED);
        parts.add(regressed == 0 ? "no regression" : regressed + " regressed");
        if (failed > 0) {
            parts.add(failed + (failed == 1 ? " exact check failed" : " exact checks failed"));
        }
        count(parts, result, GateVerdict.IMPROVED, "improved");
        count(parts, result, GateVerdict.SAME, "same");
        inconclusive(parts, result);
        count(parts, result, GateVerdict.UNSTABLE, "unstable");
        count(parts, result, GateVerdict.CONTAMINATED, "contaminated");
        String control = result.contaminated() ? "; the null control is contaminated" : "";
        String left = result.complete() ? "" : "; partial, " + result.left().size() + " not done";
        return "%s: %s%s%s".formatted(result.outcome(), String.join(", ", parts), control, left);
    }

    private static void inconclusive(List<String> parts, GateResult result) {
        OptionalDouble worst = result.rows().stream()
                .filter(row -> row.verdict() == GateVerdict.INCONCLUSIVE)
                .mapToDouble(row -> row.smallestEffect().orElse(Double.POSITIVE_INFINITY))
                .max();
        if (worst.isPresent()) {
            String sees = Double.isFinite(worst.getAsDouble())
                    ? "can see " + percent(worst.getAsDouble()) + " and more"
                    : "one could see nothing";
            parts.add("%s inconclusive (%s)".formatted(result.rowsOf(GateVerdict.INCONCLUSIVE), sees));
        }
    }

    private static void count(List<String> parts, GateResult result, GateVerdict verdict, String word) {
        long rows = result.rowsOf(verdict);
        if (rows > 0) {
            parts.add(rows + " " + word);
        }
    }

    static String control(NullControl control) {
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

    static String policy(GatePolicy policy) {
        return "margin %s, alpha %s over %s rows, %s screening, %s judging and %s confirming pairs"
                .formatted(
                        percent(policy.margin()),
                        percent(policy.alpha()),
                        policy.rows(),
                        policy.screenRounds(),
                        policy.judgeRounds(),
                        policy.confirmRounds());
    }

    static List<ExactCheck> failed(List<ExactCheck> checks) {
        return checks.stream()
                .filter(check -> check.verdict() == ExactVerdict.FAILED)
                .toList();
    }

    static String blankAsDash(String text) {
        return text.isBlank() ? "-" : text;
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    static String interval(Optional<Interval> interval) {
        return interval.map(some -> ratio(some.low()) + " to " + ratio(some.high()))
                .orElse("too few pairs");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String smallestEffect(OptionalDouble effect) {
        return effect.isPresent() ? "+" + percent(effect.getAsDouble()) : "nothing";
    }
}
