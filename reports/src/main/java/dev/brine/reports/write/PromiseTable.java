package dev.brine.reports.write;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The traits of each format variant, once for a run: what a figure leaves out. */
final class PromiseTable {
    static final String TITLE = "What the formats promise";

    private PromiseTable() {}

    static Table of(RunResult result, FormatLabels labels) {
        Map<String, List<String>> traits = new LinkedHashMap<>();
        for (ResultRow row : result.rows()) {
            if (row.key().operation().floorOf().isEmpty()) {
                traits.putIfAbsent(labels.of(row.key()), row.traits());
            }
        }
        List<Line> lines = traits.entrySet().stream()
                .map(entry -> Line.of(Tone.PLAIN, List.of(entry.getKey(), promises(entry.getValue()))))
                .toList();
        return new Table(
                TITLE,
                List.of("Traits that the conformance kit tests. A figure compares formats, not promises: read both."),
                List.of(Column.text("format"), Column.text("traits")),
                lines);
    }

    private static String promises(List<String> traits) {
        return traits.isEmpty() ? "none" : String.join(", ", traits);
    }
}
