package dev.brine.reports.write;

import dev.brine.reports.result.FloorRatio;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.RatioEstimate;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.text.Table.Tone;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run says beside its figures: ratios to floors, what formats promise, what was proved. */
final class RunTables {
    private RunTables() {}

    /** The named ratios of a run, with their targets. */
    static Table ratios(RunResult result) {
        Table table = Table.titled(
                        "Ratios to the floors",
                        "Geometric means over forks; intervals by Welch on logarithms, claimed from 3 forks a row.")
                .text("ratio")
                .number("value", "95 % interval")
                .text("target");
        result.floors().forEach(floor -> addRatio(table, floor, result));
        return table;
    }

    private static void addRatio(Table table, FloorRatio floor, RunResult result) {
        ResultRow numerator = result.row(floor.numerator()).orElseThrow();
        ResultRow denominator = result.row(floor.denominator()).orElseThrow();
        for (ResultRow row : List.of(numerator, denominator)) {
            if (!row.hasFigure()) {
                String note = "%s %s is %s: %s"
                        .formatted(row.key().format(), row.key().operation(), row.status(), row.reason());
                table.line(Tone.MUTED, List.of(floor.label(), "n/a", "", floor.target()), note);
                return;
            }
        }
        RatioEstimate ratio = RatioEstimate.of(Estimate.of(numerator), Estimate.of(denominator));
        table.line(
                floor.label(),
                Numbers.significant(ratio.ratio()),
                RowText.interval(ratio.interval(), Numbers::significant),
                floor.target());
    }

    /** The traits of each format variant, once for a run: what a figure leaves out. */
    static Table promises(RunResult result, Subjects subjects) {
        Table table = Table.titled(
                        "What the formats promise",
                        "Traits that the conformance kit tests. A figure compares formats, not promises: read both.")
                .text("format", "traits");
        Map<String, List<String>> traits = new LinkedHashMap<>();
        result.rows().stream()
                .filter(row -> row.key().operation().floorOf().isEmpty())
                .forEach(row -> traits.putIfAbsent(subjects.label(row.key()), row.traits()));
        traits.forEach((label, names) -> table.line(label, names.isEmpty() ? "none" : String.join(", ", names)));
        return table;
    }

    /** What was proved before the rows were kept; rows with the same proof share a line. */
    static Table proofs(List<ResultRow> rows, Subjects subjects) {
        Table table = Table.titled("Proofs", "Compared in the same trial, before the row was kept.")
                .text("proved", "rows");
        Map<String, Map<String, Set<String>>> byProof = rows.stream()
                .filter(row -> !row.proof().isBlank())
                .collect(Collectors.groupingBy(
                        ResultRow::proof,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                row -> subjects.label(row.key()),
                                LinkedHashMap::new,
                                Collectors.mapping(
                                        row -> row.key().operation().toString(),
                                        Collectors.toCollection(LinkedHashSet::new)))));
        byProof.forEach((proof, operations) -> table.line(
                proof,
                operations.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                        .collect(Collectors.joining("; "))));
        return table;
    }
}
