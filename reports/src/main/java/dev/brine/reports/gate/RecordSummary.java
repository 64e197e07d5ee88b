package dev.brine.reports.gate;

import dev.brine.reports.statistics.ProportionBound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;

/** The tables of a {@link GateRecord}. */
final class RecordSummary {
    private final StringBuilder out = new StringBuilder();

    private RecordSummary() {}

    static String of(List<GateRun> runs) {
        RecordSummary summary = new RecordSummary();
        byGroup(runs).forEach(summary::group);
        return summary.out.toString();
    }

    /** What is counted together: the setting and the machine. */
    private record Group(String setting, String machine) {
        static Group of(GateRun run) {
            return new Group(run.setting(), run.machine().text());
        }
    }

    private static Map<Group, List<GateRun>> byGroup(List<GateRun> runs) {
        return runs.stream().collect(Collectors.groupingBy(Group::of, LinkedHashMap::new, Collectors.toList()));
    }

    private void group(Group group, List<GateRun> runs) {
        out.append("**%s** on %s\n\n".formatted(cell(group.setting), cell(group.machine)));
        List<GateRun> same = runs.stream().filter(RecordSummary::isSameArm).toList();
        if (!same.isEmpty()) {
            sameArm(same);
        }
        List<GateRun> injected = runs.stream().filter(run -> !isSameArm(run)).toList();
        if (!injected.isEmpty()) {
            injected(injected);
        }
        rows(runs);
    }

    private static boolean isSameArm(GateRun run) {
        return run.kind().equals(GateRun.SAME_ARM);
    }

    private void sameArm(List<GateRun> runs) {
        out.append("| An arm against itself | of runs | rate is at most (95 %) | of rows | rate is at most (95 %) |\n");
        out.append("|---|---:|---:|---:|---:|\n");
        count("red", runs, run -> run.outcome() == GateOutcome.RED, GateVerdict.REGRESSED);
        count("contaminated", runs, GateRun::contaminated, GateVerdict.CONTAMINATED);
        count("inconclusive", runs, run -> has(run, GateVerdict.INCONCLUSIVE), GateVerdict.INCONCLUSIVE);
        count("unstable", runs, run -> has(run, GateVerdict.UNSTABLE), GateVerdict.UNSTABLE);
        count("improved", runs, run -> has(run, GateVerdict.IMPROVED), GateVerdict.IMPROVED);
        count("not complete", runs, run -> !run.complete());
        double seconds =
                runs.stream().mapToDouble(GateRun::elapsedSeconds).max().orElse(0);
        out.append("\nThe longest run took %s s.\n\n".formatted(String.format(Locale.ROOT, "%.0f", seconds)));
    }

    private static boolean has(GateRun run, GateVerdict verdict) {
        return run.rows().stream().anyMatch(row -> row.verdict() == verdict);
    }

    private void count(String name, List<GateRun> runs, Predicate<GateRun> event) {
        out.append("| %s | %s | | |\n"
                .formatted(name, bound(runs.stream().filter(event).count(), runs.size())));
    }

    private void count(String name, List<GateRun> runs, Predicate<GateRun> event, GateVerdict verdict) {
        List<GateRun.Row> rows =
                runs.stream().flatMap(run -> run.rows().stream()).toList();
        long flagged = rows.stream().filter(row -> row.verdict() == verdict).count();
        out.append("| %s | %s | %s |\n"
                .formatted(name, bound(runs.stream().filter(event).count(), runs.size()), bound(flagged, rows.size())));
    }

    private static String bound(long events, int trials) {
        ProportionBound bound = ProportionBound.of((int) events, trials);
        return "%s of %s | %s".formatted(bound.events(), bound.trials(), Percent.of(bound.upper()));
    }

    private void injected(List<GateRun> runs) {
        out.append("| Injected | into | caught | missed at most (95 %) |\n|---|---|---:|---:|\n");
        Map<List<String>, List<GateRun>> kinds = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> List.of(run.kind(), run.injected()), LinkedHashMap::new, Collectors.toList()));
        kinds.forEach((kind, some) -> {
            int caught = (int) some.stream().filter(GateRun::caught).count();
            ProportionBound missed = ProportionBound.of(some.size() - caught, some.size());
            out.append("| %s | %s | %s of %s | %s |\n"
                    .formatted(cell(kind.get(0)), cell(kind.get(1)), caught, some.size(), Percent.of(missed.upper())));
        });
        out.append('\n');
    }

    private void rows(List<GateRun> runs) {
        Map<String, List<GateRun.Row>> byId = runs.stream()
                .flatMap(run -> run.rows().stream())
                .collect(Collectors.groupingBy(GateRun.Row::id, LinkedHashMap::new, Collectors.toList()));
        if (byId.isEmpty()) {
            return;
        }
        out.append("| Row | runs | pair spread, median | smallest slowdown that it sees, median |\n");
        out.append("|---|---:|---:|---:|\n");
        byId.forEach((id, rows) -> out.append("| %s | %s | %s | %s |\n"
                .formatted(
                        cell(id),
                        rows.size(),
                        Percent.of(median(
                                rows.stream().mapToDouble(GateRun.Row::spread).toArray())),
                        smallestEffect(rows))));
        out.append('\n');
    }

    private static String smallestEffect(List<GateRun.Row> rows) {
        double median = median(rows.stream()
                .mapToDouble(row -> row.smallestEffect().orElse(Double.POSITIVE_INFINITY))
                .toArray());
        return Double.isFinite(median) ? Percent.of(median) : "none";
    }

    private static double median(double[] values) {
        return Median.withDefaults().withCopy(true).evaluate(values);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
