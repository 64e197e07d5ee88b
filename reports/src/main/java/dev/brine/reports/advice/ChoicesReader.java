package dev.brine.reports.advice;

import dev.brine.reports.advice.Candidate.Flags;
import dev.brine.reports.advice.Candidate.Metric;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.result.Sampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the choices of one model from the rows and starts of a run. */
final class ChoicesReader {
    private static final String FLOOR = "floor";
    private static final String MAPPED = "MAPPED";
    private static final String LAZY = "LAZY";

    /** How a file is opened. */
    private enum OpenMode {
        /** In place, through a mapping. */
        MAPPED("mapped", ", mapped"),
        /** Read and decoded where it is touched. */
        LAZY("lazy", ", lazily read"),
        /** Read whole, by a format that can do otherwise. */
        HEAP("heap", ", read whole"),
        /** Read whole, by a format that knows no other mode. */
        ONLY_HEAP("heap", "");

        private final String id;
        private final String suffix;

        OpenMode(String id, String suffix) {
            this.id = id;
            this.suffix = suffix;
        }

        String id() {
            return id;
        }

        /** What a label ends in. */
        String suffix() {
            return suffix;
        }

        /** True where a start of that mode opened the file in this mode. */
        boolean isMode(String mode) {
            return switch (this) {
                case MAPPED, LAZY -> mode.equals("mapped") || mode.equals("lazy");
                case HEAP, ONLY_HEAP -> mode.equals("heap");
            };
        }
    }

    private final RunResult result;
    private final ModelInfo model;
    private final int jdk;
    private final Map<String, List<ResultRow>> rowsByFile = new LinkedHashMap<>();
    private final MemorySource memorySource;

    ChoicesReader(RunResult result, ModelInfo model) {
        this.result = result;
        this.model = model;
        this.jdk = JvmFlags.feature(result.environment().jdk());
        for (ResultRow row : result.rows()) {
            if (isOfThisModel(row.key()) && !row.key().format().equals(FLOOR)) {
                rowsByFile
                        .computeIfAbsent(file(row.key().format(), row.key().variant()), unused -> new ArrayList<>())
                        .add(row);
            }
        }
        this.memorySource = MemorySource.of(
                rowsByFile.values().stream().flatMap(List::stream).toList());
    }

    private boolean isOfThisModel(RowKey key) {
        return model.matches(key.model(), key.sizeLabel());
    }

    private static String file(String format, String variant) {
        return format + ":" + variant;
    }

    Choices read() {
        List<Candidate> candidates =
                rowsByFile.values().stream().flatMap(this::candidates).toList();
        return new Choices(
                clean(model.name()),
                clean(model.sizeLabel()),
                jdk,
                candidates,
                notes(candidates).stream().map(ChoicesReader::clean).toList());
    }

    /** Names and reasons come from a file: control and format characters must not reach a terminal or a page. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]", " ");
    }

    private Stream<Candidate> candidates(List<ResultRow> rows) {
        List<String> traits = rows.get(0).traits();
        if (!traits.contains(MAPPED) && !traits.contains(LAZY)) {
            return Stream.of(candidate(rows, OpenMode.ONLY_HEAP));
        }
        return Stream.of(traits.contains(MAPPED) ? OpenMode.MAPPED : OpenMode.LAZY, OpenMode.HEAP)
                .filter(mode -> mode != OpenMode.HEAP || loadRow(rows).isPresent() || hasStart(rows, mode))
                .map(mode -> candidate(rows, mode));
    }

    private boolean hasStart(List<ResultRow> rows, OpenMode mode) {
        return startOf(rows.get(0).key(), mode).isPresent();
    }

    private Candidate candidate(List<ResultRow> rows, OpenMode mode) {
        RowKey key = rows.get(0).key();
        Optional<ResultRow> opened = openedRow(rows, mode);
        return new Candidate(
                clean(key.format()),
                clean(key.variant()),
                mode.id(),
                clean(label(key)) + mode.suffix(),
                clean(refusal(rows)),
                rows.get(0).traits(),
                opened.map(ResultRow::checked).orElse(false),
                fileBytes(rows),
                figures(rows, mode),
                flags(rows));
    }

    private String label(RowKey key) {
        boolean isAlone = rowsByFile.keySet().stream()
                        .filter(file -> file.startsWith(key.format() + ":"))
                        .count()
                == 1;
        return isAlone && key.variant().equals("default") ? key.format() : key.format() + " " + key.variant();
    }

    /** A format that failed once in a run is not advised, whatever else it did well. */
    private String refusal(List<ResultRow> rows) {
        RowKey key = rows.get(0).key();
        Stream<String> rowErrors = rows.stream()
                .filter(row -> row.status() == RowStatus.ERROR)
                .map(row -> row.key().operation() + " is ERROR: " + row.reason());
        Stream<String> startErrors = result.starts().stream()
                .filter(start -> isFileOf(start, key) && start.status() == RowStatus.ERROR)
                .map(start -> "process start is ERROR: " + start.reason());
        Stream<String> foreign = rows.stream()
                .map(row -> row.sampling().parameters().getOrDefault(Sampling.RUNTIME, ""))
                .filter(runtime -> !runtime.isEmpty())
                .map(runtime -> "runs in " + runtime + ", not in a JVM; measured for comparison");
        Stream<String> unmeasured = rows.stream().allMatch(row -> row.status() == RowStatus.NOT_AVAILABLE)
                ? rows.stream().map(row -> "was not measured: " + row.reason())
                : Stream.empty();
        return Stream.of(rowErrors, startErrors, foreign, unmeasured)
                .flatMap(reasons -> reasons)
                .findFirst()
                .orElse("");
    }

    private boolean isFileOf(ProcessStart start, RowKey key) {
        return model.matches(start.model(), start.sizeLabel())
                && start.format().equals(key.format())
                && start.variant().equals(key.variant());
    }

    private static OptionalDouble fileBytes(List<ResultRow> rows) {
        return rows.stream()
                .flatMapToLong(row -> row.fileBytes().stream())
                .asDoubleStream()
                .findFirst();
    }

    private Map<Metric, Range> figures(List<ResultRow> rows, OpenMode mode) {
        Map<Metric, Range> figures = new LinkedHashMap<>();
        openedRow(rows, mode).map(Range::of).ifPresent(range -> figures.put(Metric.LOAD, range));
        start(rows, mode).ifPresent(range -> figures.put(Metric.START, range));
        row(rows, Operation.SAVE).map(Range::of).ifPresent(range -> figures.put(Metric.SAVE, range));
        if (mode != OpenMode.HEAP) { // rows of memory and prediction are of files opened the format's own way
            for (Metric figure : Metric.values()) {
                figure.operation()
                        .flatMap(operation -> row(rows, operation))
                        .map(Range::of)
                        .ifPresent(range -> figures.put(figure, range));
            }
            figures.putAll(
                    memorySource.figures(operation -> row(rows, operation).map(Range::of)));
        }
        return figures;
    }

    /** The row that says how long it takes until a prediction is possible. */
    private static Optional<ResultRow> openedRow(List<ResultRow> rows, OpenMode mode) {
        return mode == OpenMode.HEAP
                ? loadRow(rows)
                : row(rows, Operation.FIRST_PREDICTION)
                        .or(() -> mode == OpenMode.ONLY_HEAP ? loadRow(rows) : Optional.empty());
    }

    private static Optional<ResultRow> loadRow(List<ResultRow> rows) {
        return row(rows, Operation.LOAD);
    }

    private Optional<Range> start(List<ResultRow> rows, OpenMode mode) {
        return startOf(rows.get(0).key(), mode)
                .map(start -> Range.ofStage(start, ProcessStart.FIRST_PREDICTION))
                .or(() -> mode == OpenMode.HEAP || hasStarts()
                        ? Optional.empty()
                        : row(rows, Operation.PROCESS_START).map(Range::of));
    }

    /** Starts watched stage by stage, and rows of whole processes, are taken by different programs: they do not mix. */
    private boolean hasStarts() {
        return result.starts().stream()
                .anyMatch(start -> model.matches(start.model(), start.sizeLabel())
                        && start.stages().contains(ProcessStart.FIRST_PREDICTION));
    }

    private Optional<ProcessStart> startOf(RowKey key, OpenMode mode) {
        return result.starts().stream()
                .filter(start -> isFileOf(start, key) && start.status() == RowStatus.OK)
                .filter(start -> start.pageCache().equals("warm"))
                .filter(start -> mode.isMode(start.mode()))
                .filter(start -> start.stages().contains(ProcessStart.FIRST_PREDICTION))
                .findFirst();
    }

    private static Optional<ResultRow> row(List<ResultRow> rows, Operation operation) {
        return rows.stream()
                .filter(row -> row.key().operation() == operation
                        && row.key().heap() == HeapSetting.DEFAULT
                        && row.hasFigure())
                .findFirst();
    }

    private SortedMap<Integer, Flags> flags(List<ResultRow> rows) {
        RowKey key = rows.get(0).key();
        return result.formats().stream()
                .filter(format ->
                        format.format().equals(key.format()) && format.variant().equals(key.variant()))
                .findFirst()
                .map(format -> JvmFlags.declared(format.jvmFlags()))
                .orElseGet(() -> JvmFlags.used(rows, result.environment(), jdk));
    }

    private List<String> notes(List<Candidate> candidates) {
        List<String> notes = new ArrayList<>();
        notMeasured(candidates).ifPresent(notes::add);
        memorySource.note().ifPresent(notes::add);
        if (rowsByFile.values().stream().flatMap(List::stream).anyMatch(row -> row.hasFigure() && Range.isShort(row))) {
            notes.add("Fewer than 3 forks claim no interval: there the middle half of each fork's samples stands in, a"
                    + " quarter wider each way.");
        }
        elsewhere().ifPresent(notes::add);
        return notes;
    }

    private Optional<String> notMeasured(List<Candidate> candidates) {
        List<String> missing = Stream.of(Metric.values())
                .filter(figure ->
                        candidates.stream().noneMatch(one -> one.figure(figure).isPresent()))
                .map(Metric::noun)
                .distinct()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Not measured for this model: " + String.join(", ", missing) + ".");
    }

    private Optional<String> elsewhere() {
        Map<String, List<String>> sizes = result.rows().stream()
                .map(ResultRow::key)
                .filter(key -> key.model().equals(model.name()) && !key.format().equals(FLOOR))
                .filter(key -> !rowsByFile.containsKey(file(key.format(), key.variant())))
                .collect(Collectors.groupingBy(
                        key -> key.format() + " " + key.variant(),
                        LinkedHashMap::new,
                        Collectors.mapping(RowKey::sizeLabel, Collectors.toList())));
        return sizes.isEmpty()
                ? Optional.empty()
                : Optional.of("Measured at another size only, so not compared here: "
                        + sizes.entrySet().stream()
                                .map(entry -> "%s (%s)"
                                        .formatted(
                                                entry.getKey(), entry.getValue().get(0)))
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}
