package dev.brine.reports.write;

import dev.brine.reports.chart.SeriesStyle;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RunResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run compares: the names of its format variants and ways of opening, and how each looks in every picture. */
final class Subjects {
    private static final String FLOOR = "floor";

    private final Map<String, SeriesStyle> styles = new LinkedHashMap<>();
    private final Map<String, Set<String>> modes = new LinkedHashMap<>();
    private final FormatLabels labels;
    private int count;

    Subjects(RunResult result, FormatLabels labels) {
        this.labels = labels;
        result.starts().stream()
                .filter(start -> !start.mode().endsWith(ProcessStart.MATERIALISE))
                .forEach(start -> modes.computeIfAbsent(variantOf(start), ignored -> new LinkedHashSet<>())
                        .add(modeOf(start)));
        result.starts().stream()
                .filter(start -> !isFloor(start))
                .map(this::label)
                .forEach(this::add);
        for (ResultRow row : result.rows()) {
            if (row.key().operation().floorOf().isEmpty()) {
                add(labels.of(row.key()));
            }
        }
    }

    private void add(String label) {
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

    /** The name of a row's subject. */
    String label(RowKey key) {
        return labels.of(key);
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

    private String variantOf(ProcessStart start) {
        return labels.variant(start.format(), start.variant());
    }

    private static String modeOf(ProcessStart start) {
        return start.mode().replace(ProcessStart.MATERIALISE, "");
    }

    private static boolean isFloor(ProcessStart start) {
        return start.format().equals(FLOOR);
    }
}
