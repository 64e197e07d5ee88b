package dev.brine.reports.write;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was proved before the rows were kept; rows with the same proof share a line. */
final class ProofTable {
    static final String TITLE = "Proofs";

    private ProofTable() {}

    static Table of(List<ResultRow> rows, FormatLabels labels) {
        Map<String, Map<String, Set<String>>> byProof = rows.stream()
                .filter(row -> !row.proof().isBlank())
                .collect(Collectors.groupingBy(
                        ResultRow::proof,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                row -> labels.of(row.key()),
                                LinkedHashMap::new,
                                Collectors.mapping(
                                        row -> row.key().operation().toString(),
                                        Collectors.toCollection(LinkedHashSet::new)))));
        List<Line> lines = byProof.entrySet().stream()
                .map(proof -> Line.of(Tone.PLAIN, List.of(proof.getKey(), subjects(proof.getValue()))))
                .toList();
        return new Table(
                TITLE,
                List.of("Compared in the same trial, before the row was kept."),
                List.of(Column.text("proved"), Column.text("rows")),
                lines);
    }

    private static String subjects(Map<String, Set<String>> operationsByFormat) {
        return operationsByFormat.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }
}
