package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.benchmarks.run.Cell.ShotCounts;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
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
    private final List<Written> written = new ArrayList<>();
    private final Map<Cell, Optional<Written>> cells = new LinkedHashMap<>();

    /**
     * A variant's file of a subject.
     *
     * @param probed what was found out when it was written and read back once; empty where that failed
     * @param refusal why the format cannot hold the model, or empty
     * @param failure why the file could not be written and read back, or empty
     */
    record Written(
            Subject subject,
            Tested tested,
            Path file,
            Optional<Preparation> probed,
            Optional<String> refusal,
            Optional<String> failure) {
        OptionalLong bytes() {
            return probed.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(probed.get().fileBytes());
        }
    }

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
        return List.copyOf(cells.keySet());
    }

    /** Returns the files of a subject that could be written. */
    List<Written> written(Subject subject) {
        return written.stream()
                .filter(one -> one.subject().equals(subject) && one.probed().isPresent())
                .toList();
    }

    /** Returns the size of the cell's file; empty for a floor. */
    OptionalLong fileBytes(Cell cell) {
        return of(cell).map(Written::bytes).orElse(OptionalLong.empty());
    }

    /** Returns why a format refused to hold the model, or the operation makes no sense on it, or empty. */
    Optional<String> refusal(Cell cell) {
        return of(cell).flatMap(Written::refusal).or(() -> cell.subject().refusal(cell.operation()));
    }

    /** Returns why the file could not even be written and read back once, or empty. */
    Optional<String> failure(Cell cell) {
        return of(cell).flatMap(Written::failure);
    }

    private Optional<Written> of(Cell cell) {
        return cells.getOrDefault(cell, Optional.empty());
    }

    /** Returns a row for each cell. */
    List<ResultRow> rows(RowCollector collector) {
        return cells.keySet().stream().map(cell -> row(cell, collector)).toList();
    }

    ResultRow row(Cell cell, RowCollector collector) {
        Optional<String> refusal = refusal(cell);
        if (refusal.isPresent()) {
            return collector.row(cell, RowStatus.NOT_AVAILABLE, refusal.get(), List.of(), fileBytes(cell));
        }
        return failure(cell)
                .map(why -> collector.row(cell, RowStatus.ERROR, why, List.of(), fileBytes(cell)))
                .orElseGet(() -> collector.row(cell, fileBytes(cell), "time budget"));
    }

    /** Writes the subject's reference and its file in each variant, and adds the cells. */
    void add(Subject subject, SavedModel model, List<Tested> variants) throws IOException {
        begin(subject, model);
        Optional<Written> mapped = Optional.empty();
        for (Tested tested : variants) {
            if (subject.fits(tested.format())) {
                Written file = write(subject, model, tested);
                for (Operation operation : operations(subject, tested)) {
                    settings(subject, operation).forEach(setting -> add(file, operation, setting));
                }
                mapped = tested.isMapped() ? Optional.of(file) : mapped;
            }
        }
        if (subject.hasFloors()) {
            for (Operation floor : FLOORS) {
                addFloor(subject, mapped, floor, CellSetting.DEFAULT);
            }
        }
    }

    /** Adds a subject, and writes its reference. */
    void begin(Subject subject, SavedModel model) throws IOException {
        progress.accept("writing '%s' (%s) in every format"
                .formatted(subject.info().name(), subject.info().sizeLabel()));
        Brine.save(
                model,
                subject.reference(),
                WriteOptions.defaults().withFormat("mmap").withoutForce());
        subjects.add(subject);
    }

    /** Writes the subject's file in a variant, and reads it back once. */
    Written write(Subject subject, SavedModel model, Tested tested) {
        Path file = work.resolve("%s-%s".formatted(subject.reference().getFileName(), tested.label()));
        Optional<Preparation> probed = Optional.empty();
        Optional<String> refusal = Optional.empty();
        Optional<String> failure = Optional.empty();
        try {
            probed = Optional.of(Preparation.of(model, tested, file, subject.scope() == Subject.Scope.CUT));
        } catch (UnsupportedModelException e) {
            refusal = Optional.of(e.reason());
        } catch (IOException | RuntimeException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
        Written one = new Written(subject, tested, file, probed, refusal, failure);
        written.add(one);
        return one;
    }

    /** Adds a cell of a variant's file. */
    Cell add(Written file, Operation operation, CellSetting setting) {
        Path path = file.file();
        Path target = isSave(operation) ? path.resolveSibling(path.getFileName() + "-saved") : path;
        ShotCounts shots = file.probed()
                .filter(known -> operation != Operation.PROCESS_START && !operation.isMemory())
                .map(known -> known.shots(operation, profile.phase()))
                .orElse(new ShotCounts(1, 1));
        Cell cell =
                new Cell(file.subject(), Optional.of(file.tested()), operation, setting, target, shots.under(setting));
        cells.put(cell, Optional.of(file));
        return cell;
    }

    /** Adds a cell of a floor, which takes about as many shots as the mapped file. */
    Cell addFloor(Subject subject, Optional<Written> mapped, Operation floor, CellSetting setting) {
        Path file = work.resolve(subject.reference().getFileName() + "-raw");
        ShotCounts shots = mapped.flatMap(Written::probed)
                .map(known -> known.shots(floor, profile.phase()))
                .orElse(new ShotCounts(10, 10));
        Cell cell = new Cell(subject, Optional.empty(), floor, setting, file, shots.under(setting));
        cells.put(cell, Optional.empty());
        return cell;
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

    /** The heap is pre-touched as well where memory's first touch would else decide: to the first prediction. */
    private List<CellSetting> settings(Subject subject, Operation operation) {
        boolean isBoth = operation == Operation.FIRST_PREDICTION
                && !profile.isOfOneModel()
                && !subject.hasPeers()
                && subject.kind().equals("pipeline")
                && subject.scope() != Subject.Scope.CUT;
        return isBoth ? List.of(CellSetting.DEFAULT, CellSetting.PRETOUCHED) : List.of(CellSetting.DEFAULT);
    }

    private static boolean isSave(Operation operation) {
        return operation == Operation.SAVE || operation == Operation.SAVE_DURABLE;
    }
}
