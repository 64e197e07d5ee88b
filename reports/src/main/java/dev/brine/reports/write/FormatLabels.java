package dev.brine.reports.write;

import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RunResult;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of format variants: the variant {@code default} is left out where the format has no other in the run. */
final class FormatLabels {
    private final Map<String, Set<String>> variants;

    FormatLabels(RunResult result) {
        variants = result.rows().stream()
                .map(ResultRow::key)
                .collect(
                        Collectors.groupingBy(RowKey::format, Collectors.mapping(RowKey::variant, Collectors.toSet())));
    }

    /** The name of the row's subject: its format variant, or which floor it is. */
    String of(RowKey key) {
        Operation operation = key.operation();
        return operation.floorOf().isPresent() ? "floor: " + operation.title() : variant(key);
    }

    private String variant(RowKey key) {
        boolean alone = Set.of("default").equals(variants.get(key.format()));
        return alone ? key.format() : key.format() + " " + key.variant();
    }
}
