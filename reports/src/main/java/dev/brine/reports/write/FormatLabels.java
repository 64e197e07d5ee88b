package dev.brine.reports.write;

import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RunResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of format variants: the variant {@code default} is left out where the format has no other in the run. */
final class FormatLabels {
    private final Map<String, Set<String>> variants = new HashMap<>();

    FormatLabels(RunResult result) {
        result.rows().stream().map(ResultRow::key).forEach(key -> add(key.format(), key.variant()));
        result.starts().forEach(start -> add(start.format(), start.variant()));
    }

    /** The name of the row's subject: its format variant, or which floor it is. */
    String of(RowKey key) {
        Operation operation = key.operation();
        return operation.floorOf().isPresent() ? "floor: " + operation.title() : variant(key.format(), key.variant());
    }

    /** The name of a format's variant. */
    String variant(String format, String variant) {
        boolean alone = Set.of("default").equals(variants.get(format));
        return alone ? format : format + " " + variant;
    }

    private void add(String format, String variant) {
        variants.computeIfAbsent(format, ignored -> new HashSet<>()).add(variant);
    }
}
