package dev.brine.reports.result;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one run found, complete enough to write its report again: the schema {@value #SCHEMA}.
 *
 * @param run what was run
 * @param environment what it was run on
 * @param models models and cuts that the rows name, in the order to report them
 * @param rows rows, in the order to report them where nothing ranks them
 * @param floors ratios to print beside the rows
 * @param starts fresh processes, stage by stage and prediction by prediction; may be empty
 * @param notes sentences that a reader of the figures must know, may be empty
 * @param formats what the measured variants need to run; may be empty
 */
public record RunResult(
        RunInfo run,
        RunEnvironment environment,
        List<ModelInfo> models,
        List<ResultRow> rows,
        List<FloorRatio> floors,
        List<ProcessStart> starts,
        List<String> notes,
        List<FormatInfo> formats) {
    /** Name and version of the schema. A change that an old reader would misread takes a new number. */
    public static final String SCHEMA = "brine-result/1";

    /** Copies the lists; checks that row ids are unique, and that rows and ratios name only what is there. */
    public RunResult {
        Checks.required(run, "run");
        Checks.required(environment, "environment");
        models = List.copyOf(Checks.required(models, "models"));
        rows = List.copyOf(Checks.required(rows, "rows"));
        floors = List.copyOf(Checks.required(floors, "floors"));
        starts = List.copyOf(Checks.required(starts, "starts"));
        notes = List.copyOf(Checks.required(notes, "notes"));
        formats = List.copyOf(Checks.required(formats, "formats"));
        Set<String> ids = checkRows(models, rows);
        checkStarts(models, starts);
        for (FloorRatio floor : floors) {
            checkKnown(ids, floor.numerator(), floor);
            checkKnown(ids, floor.denominator(), floor);
        }
    }

    /** A run in which no fresh process was watched. */
    public RunResult(
            RunInfo run,
            RunEnvironment environment,
            List<ModelInfo> models,
            List<ResultRow> rows,
            List<FloorRatio> floors,
            List<String> notes) {
        this(run, environment, models, rows, floors, List.of(), notes);
    }

    /** A run that does not say what its formats need to run. */
    public RunResult(
            RunInfo run,
            RunEnvironment environment,
            List<ModelInfo> models,
            List<ResultRow> rows,
            List<FloorRatio> floors,
            List<ProcessStart> starts,
            List<String> notes) {
        this(run, environment, models, rows, floors, starts, notes, List.of());
    }

    /** This run, saying what its formats need to run. */
    public RunResult withFormats(List<FormatInfo> infos) {
        return new RunResult(run, environment, models, rows, floors, starts, notes, infos);
    }

    /** The model that a row was measured on. */
    public ModelInfo model(RowKey key) {
        return find(models, key.model(), key.sizeLabel())
                .orElseThrow(() -> new IllegalArgumentException("no model for row '" + key.id() + "'"));
    }

    /** The rows of all sizes of a model, in the order of the run. */
    public List<ResultRow> rowsOf(String model) {
        return rows.stream().filter(row -> row.key().model().equals(model)).toList();
    }

    /** The row of that {@link RowKey#id()}, if the run has it. */
    public Optional<ResultRow> row(String id) {
        return rows.stream().filter(row -> row.key().id().equals(id)).findFirst();
    }

    /** The start of that {@link ProcessStart#id()}, if the run has it. */
    public Optional<ProcessStart> start(String id) {
        return starts.stream().filter(start -> start.id().equals(id)).findFirst();
    }

    /** True if any row or start is an error: the run has failed, whatever else it says. */
    public boolean failed() {
        return rows.stream().anyMatch(row -> row.status() == RowStatus.ERROR)
                || starts.stream().anyMatch(start -> start.status() == RowStatus.ERROR);
    }

    private static Set<String> checkRows(List<ModelInfo> models, List<ResultRow> rows) {
        Set<String> ids = new HashSet<>();
        for (ResultRow row : rows) {
            String id = row.key().id();
            if (!ids.add(id)) {
                throw new IllegalArgumentException("row '" + id + "' appears twice");
            }
            if (find(models, row.key().model(), row.key().sizeLabel()).isEmpty()) {
                throw new IllegalArgumentException("row '%s' is of model '%s' (%s), which is not listed"
                        .formatted(id, row.key().model(), row.key().sizeLabel()));
            }
        }
        return ids;
    }

    private static void checkStarts(List<ModelInfo> models, List<ProcessStart> starts) {
        Set<String> ids = new HashSet<>();
        for (ProcessStart start : starts) {
            if (!ids.add(start.id())) {
                throw new IllegalArgumentException("start '" + start.id() + "' appears twice");
            }
            if (find(models, start.model(), start.sizeLabel()).isEmpty()) {
                throw new IllegalArgumentException("start '%s' is of model '%s' (%s), which is not listed"
                        .formatted(start.id(), start.model(), start.sizeLabel()));
            }
        }
    }

    private static Optional<ModelInfo> find(List<ModelInfo> models, String name, String sizeLabel) {
        return models.stream().filter(model -> model.matches(name, sizeLabel)).findFirst();
    }

    private static void checkKnown(Set<String> ids, String id, FloorRatio floor) {
        if (!ids.contains(id)) {
            throw new IllegalArgumentException(
                    "ratio '%s' names row '%s', which is not listed".formatted(floor.label(), id));
        }
    }
}
