package dev.brine.reports.write;

import dev.brine.reports.chart.SeriesStyle;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RunResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run compares: the names of its format variants and ways of opening, and how each looks in every picture. The
 * variant {@code default} is left out of a name where the format has no other in the run.
 */
final class Subjects {
    private static final String FLOOR = "floor";

    private final Map<String, Set<String>> variants = new HashMap<>();
    private final Map<String, Set<String>> modes = new HashMap<>();
    private final Map<String, SeriesStyle> styles = new LinkedHashMap<>();
    private int count;

    Subjects(RunResult result) {
        result.rows().stream().map(ResultRow::key).forEach(key -> add(variants, key.format(), key.variant()));
        result.starts().forEach(start -> add(variants, start.format(), start.variant()));
        result.starts().stream()
                .filter(start -> !start.mode().endsWith(ProcessStart.MATERIALISE))
                .forEach(start -> add(modes, variantOf(start), modeOf(start)));
        result.starts().stream()
                .filter(start -> !isFloor(start))
                .map(this::label)
                .forEach(this::addStyle);
        result.rows().stream()
                .map(ResultRow::key)
                .filter(key -> key.operation().floorOf().isEmpty())
                .map(this::label)
                .forEach(this::addStyle);
    }

    private static void add(Map<String, Set<String>> sets, String key, String value) {
        sets.computeIfAbsent(key, ignored -> new LinkedHashSet<>()).add(value);
    }

    private void addStyle(String label) {
        if (!styles.containsKey(label)) {
            styles.put(label, ofFirstMode(label).orElseGet(() -> SeriesStyle.of(count++)));
        }
    }

    /** The name of a started format variant, with the way of opening where the run knows more than one of it. */
    String label(ProcessStart start) {
        if (isFloor(start)) {
            return start.variant().replace('-', ' ');
        }
        String variant = variantOf(start);
        return modes.getOrDefault(variant, Set.of()).size() > 1 ? variant + ", " + modeOf(start) : variant;
    }

    /** The name of a row's subject: its format variant, or which floor it is. */
    String label(RowKey key) {
        Operation operation = key.operation();
        return operation.floorOf().isPresent() ? "floor: " + operation.title() : variant(key.format(), key.variant());
    }

    SeriesStyle style(String label) {
        return styles.getOrDefault(label, SeriesStyle.FLOOR);
    }

    /** A format variant looks like the first way of opening it. */
    private Optional<SeriesStyle> ofFirstMode(String label) {
        return styles.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(label + ", "))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private String variant(String format, String variant) {
        boolean alone = Set.of("default").equals(variants.get(format));
        return alone ? format : format + " " + variant;
    }

    private String variantOf(ProcessStart start) {
        return variant(start.format(), start.variant());
    }

    private static String modeOf(ProcessStart start) {
        return start.mode().replace(ProcessStart.MATERIALISE, "");
    }

    private static boolean isFloor(ProcessStart start) {
        return start.format().equals(FLOOR);
    }
}
