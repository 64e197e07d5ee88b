package dev.brine.reports.gate;

import dev.brine.reports.statistics.ProportionBound;
import dev.brine.reports.text.Markdown;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;

/** The tables of a {@link GateRecord}. */
final class RecordSummary {
    private static final String AT_MOST = "rate is at most (95 %)";

    private final Markdown out = new Markdown();

    private RecordSummary() {}

    static String of(List<GateRun> runs) {
        RecordSummary summary = new RecordSummary();
        runs.stream()
                .collect(Collectors.groupingBy(
                        run -> List.of(run.setting(), run.machine().text()), LinkedHashMap::new, Collectors.toList()))
                .forEach((group, some) -> summary.group(group.get(0), group.get(1), some));
        return summary.out.toString();
    }

    private void group(String setting, String machine, List<GateRun> runs) {
        out.raw("**%s** on %s\n\n".formatted(Markdown.escape(setting), Markdown.escape(machine)));
        List<GateRun> same = runs.stream().filter(RecordSummary::isSameArm).toList();
        if (!same.isEmpty()) {
            sameArm(same);
        }
        injected(runs.stream().filter(run -> !isSameArm(run)).toList());
        rows(runs);
    }

    private static boolean isSameArm(GateRun run) {
        return run.kind().equals(GateRun.SAME_ARM);
    }

    private void sameArm(List<GateRun> runs) {
        Table table = Table.titled("").text("An arm against itself").number("of runs", AT_MOST, "of rows", AT_MOST);
        count(table, "red", runs, run -> run.outcome() == GateOutcome.RED, GateVerdict.REGRESSED);
        count(table, "contaminated", runs, GateRun::contaminated, GateVerdict.CONTAMINATED);
        for (GateVerdict verdict : List.of(GateVerdict.INCONCLUSIVE, GateVerdict.UNSTABLE, GateVerdict.IMPROVED)) {
            count(table, verdict.name().toLowerCase(Locale.ROOT), runs, run -> has(run, verdict), verdict);
        }
        ProportionBound partial = bound(runs, run -> !run.complete());
        table.line("not complete", of(partial), atMost(partial), "", "");
        double seconds =
                runs.stream().mapToDouble(GateRun::elapsedSeconds).max().orElse(0);
        out.table(table).paragraph("The longest run took %s s.".formatted(Numbers.fixed(seconds, 0)));
    }

    private static boolean has(GateRun run, GateVerdict verdict) {
        return run.rows().stream().anyMatch(row -> row.verdict() == verdict);
    }

    private static void count(
            Table table, String name, List<GateRun> runs, Predicate<GateRun> event, GateVerdict verdict) {
        ProportionBound ofRuns = bound(runs, event);
        ProportionBound ofRows =
                bound(runs.stream().flatMap(run -> run.rows().stream()).toList(), row -> row.verdict() == verdict);
        table.line(name, of(ofRuns), atMost(ofRuns), of(ofRows), atMost(ofRows));
    }

    private static <T> ProportionBound bound(List<T> trials, Predicate<T> event) {
        return ProportionBound.of((int) trials.stream().filter(event).count(), trials.size());
    }

    private static String of(ProportionBound bound) {
        return bound.events() + " of " + bound.trials();
    }

    private static String atMost(ProportionBound bound) {
        return Numbers.shortPercent(bound.upper());
    }

    private void injected(List<GateRun> runs) {
        Table table = Table.titled("").text("Injected", "into").number("caught", "missed at most (95 %)");
        runs.stream()
                .collect(Collectors.groupingBy(
                        run -> List.of(run.kind(), run.injected()), LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, some) -> table.line(
                        kind.get(0),
                        kind.get(1),
                        of(bound(some, GateRun::caught)),
                        atMost(bound(some, run -> !run.caught()))));
        out.table(table);
    }

    private void rows(List<GateRun> runs) {
        Table table = Table.titled("")
                .text("Row")
                .number("runs", "pair spread, median", "smallest slowdown that it sees, median");
        runs.stream()
                .flatMap(run -> run.rows().stream())
                .collect(Collectors.groupingBy(GateRun.Row::id, LinkedHashMap::new, Collectors.toList()))
                .forEach((id, rows) -> table.line(
                        id,
                        Integer.toString(rows.size()),
                        Numbers.shortPercent(median(rows, GateRun.Row::spread)),
                        smallestEffect(rows)));
        out.table(table);
    }

    private static String smallestEffect(List<GateRun.Row> rows) {
        double median = median(rows, row -> row.smallestEffect().orElse(Double.POSITIVE_INFINITY));
        return Double.isFinite(median) ? Numbers.shortPercent(median) : "none";
    }

    private static double median(List<GateRun.Row> rows, ToDoubleFunction<GateRun.Row> value) {
        return Median.withDefaults()
                .withCopy(true)
                .evaluate(rows.stream().mapToDouble(value).toArray());
    }
}
