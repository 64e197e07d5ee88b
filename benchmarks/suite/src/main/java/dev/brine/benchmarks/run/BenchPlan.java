package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.benchmarks.run.Cell.Shots;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The cells of a run, in the order of the report, and what is known of each before it is measured. */
final class BenchPlan {
    private static final List<Operation> FLOORS =
            List.of(Operation.RAW_CHANNEL_WRITE, Operation.RAW_CHANNEL_READ, Operation.BARE_MAP, Operation.BARE_WALK);

    /** What Python is compared in besides the profile's operations. */
    private static final List<Operation> BESIDE_PEERS =
            List.of(Operation.PROCESS_START, Operation.PREDICT_BATCH, Operation.PEAK_MEMORY);

    private final BenchProfile profile;
    private final Path work;
    private final Consumer<String> progress;
    private final List<Subject> subjects = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final Map<Cell, OptionalLong> fileBytes = new LinkedHashMap<>();
    private final Map<Cell, String> refused = new LinkedHashMap<>();
    private final Map<Cell, String> failed = new LinkedHashMap<>();

    /** A variant's file of a subject, which was written and read back once. */
    record Written(Subject subject, Tested tested, Path file, long bytes) {}

    BenchPlan(BenchProfile profile, Path work, Consumer<String> progress) {
        this.profile = profile;
        this.work = work;
        this.progress = progress;
    }

    /** Returns the folder of the files that are measured. */
    Path work() {
        return work;
    }

    List<Subject> subjects() {
        return subjects;
    }

    List<Cell> cells() {
        return cells;
    }

    /** Returns the files of a subject that could be written. */
    List<Written> written(Subject subject) {
        return written.stream().filter(one -> one.subject().equals(subject)).toList();
    }

    /** Adds a cell of the file's memory in whole processes. */
    Cell addFootprint(Written file, Operation operation) {
        Cell cell = new Cell(
                file.subject(),
                Optional.of(file.tested()),
                operation,
                HeapSetting.DEFAULT,
                file.file(),
                new Shots(0, 1));
        cells.add(cell);
        fileBytes.put(cell, OptionalLong.of(file.bytes()));
        return cell;
    }

    /** Returns the size of the cell's file; empty for a floor. */
    OptionalLong fileBytes(Cell cell) {
        return fileBytes.getOrDefault(cell, OptionalLong.empty());
    }

    /** Returns why a format refused to hold the model, or the operation makes no sense on it, or empty. */
    Optional<String> refusal(Cell cell) {
        return Optional.ofNullable(refused.get(cell)).or(() -> cell.subject().refusal(cell.operation()));
    }

    /** Returns why the file could not even be written and read back once, or empty. */
    Optional<String> failure(Cell cell) {
        return Optional.ofNullable(failed.get(cell));
    }

    /** Returns a row for each cell. */
    List<ResultRow> rows(RowCollector collector) {
        List<ResultRow> rows = new ArrayList<>();
        for (Cell cell : cells) {
            OptionalLong bytes = fileBytes(cell);
            Optional<String> refusal = refusal(cell);
            Optional<String> failure = failure(cell);
            if (refusal.isPresent()) {
                rows.add(collector.row(cell, RowStatus.NOT_AVAILABLE, refusal.get(), List.of(), bytes));
            } else if (failure.isPresent()) {
                rows.add(collector.row(cell, RowStatus.ERROR, failure.get(), List.of(), bytes));
            } else {
                rows.add(collector.row(cell, bytes, "time budget"));
            }
        }
        return rows;
    }

    /** Writes the subject's reference and its file in each variant, and adds the cells. */
    void add(Subject subject, SavedModel model, List<Tested> variants) throws IOException {
        progress.accept("writing '%s' (%s) in every format"
                .formatted(subject.info().name(), subject.info().sizeLabel()));
        Brine.save(
                model,
                subject.reference(),
                WriteOptions.defaults().withFormat("mmap").withoutForce());
        subjects.add(subject);
        Optional<Preparation> mapped = Optional.empty();
        for (Tested tested : variants) {
            if (subject.fits(tested.format())) {
                Optional<Preparation> prepared = add(subject, model, tested);
                if (Subject.isMapped(tested.variant())) {
                    mapped = prepared;
                }
            }
        }
        if (subject.hasFloors()) {
            addFloors(subject, mapped);
        }
    }

    private Optional<Preparation> add(Subject subject, SavedModel model, Tested tested) {
        Path file = work.resolve("%s-%s".formatted(subject.reference().getFileName(), tested.label()));
        Optional<Preparation> prepared = Optional.empty();
        Optional<String> refusal = Optional.empty();
        Optional<String> failure = Optional.empty();
        try {
            prepared = Optional.of(Preparation.of(model, tested, file, subject.scope() == Subject.Scope.CUT));
            written.add(new Written(subject, tested, file, prepared.get().fileBytes()));
        } catch (UnsupportedModelException e) {
            refusal = Optional.of(e.reason());
        } catch (IOException | RuntimeException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
        for (Operation operation : operations(subject, tested)) {
            Path target = isSave(operation) ? file.resolveSibling(file.getFileName() + "-saved") : file;
            Shots shots = prepared.filter(known -> !isProcess(operation))
                    .map(known -> known.shots(operation, profile.phase()))
                    .orElse(new Shots(1, 1));
            for (HeapSetting heap : heaps(subject, operation)) {
                Cell cell = new Cell(subject, Optional.of(tested), operation, heap, target, shots);
                cells.add(cell);
                prepared.ifPresent(known -> fileBytes.put(cell, OptionalLong.of(known.fileBytes())));
                refusal.ifPresent(why -> refused.put(cell, why));
                failure.ifPresent(why -> failed.put(cell, why));
            }
        }
        return prepared;
    }

    private List<Operation> operations(Subject subject, Tested tested) {
        List<Operation> operations = new ArrayList<>(profile.operations());
        if (subject.hasPeers()) {
            operations.addAll(BESIDE_PEERS);
            if (profile.isQuick() && !tested.isDefault()) {
                operations.remove(Operation.PREDICT_BATCH);
            }
        }
        return operations;
    }

    private static boolean isProcess(Operation operation) {
        return operation == Operation.PROCESS_START || operation == Operation.PEAK_MEMORY;
    }

    /** The heap is pre-touched as well where memory's first touch would else decide: to the first prediction. */
    private List<HeapSetting> heaps(Subject subject, Operation operation) {
        boolean isBoth = operation == Operation.FIRST_PREDICTION
                && !profile.isOfOneModel()
                && !subject.hasPeers()
                && subject.kind().equals("pipeline")
                && subject.scope() != Subject.Scope.CUT;
        return isBoth ? List.of(HeapSetting.DEFAULT, HeapSetting.PRETOUCHED) : List.of(HeapSetting.DEFAULT);
    }

    private static boolean isSave(Operation operation) {
        return operation == Operation.SAVE || operation == Operation.SAVE_DURABLE;
    }

    private void addFloors(Subject subject, Optional<Preparation> mapped) {
        Path file = work.resolve(subject.reference().getFileName() + "-raw");
        for (Operation floor : FLOORS) {
            Shots shots =
                    mapped.map(known -> known.shots(floor, profile.phase())).orElse(new Shots(10, 10));
            cells.add(new Cell(subject, Optional.empty(), floor, HeapSetting.DEFAULT, file, shots));
        }
    }
}
