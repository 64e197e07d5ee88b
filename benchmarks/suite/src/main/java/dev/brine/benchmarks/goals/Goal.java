package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.run.AskedRow;
import dev.brine.benchmarks.run.CellSetting;
import dev.brine.reports.result.Operation;
import java.util.List;
import java.util.Locale;

/**
 * What the native container promises. Each is a ratio of two figures of one run, so that it holds on any machine: of the
 * times or bytes of two rows, or, where no rows are named, of sizes that {@link GoalsRun} takes.
 */
public enum Goal {
    SAVE(
            "save raw against a raw channel write of the same bytes, speed",
            Bound.AT_LEAST,
            0.9,
            floor(Operation.RAW_CHANNEL_WRITE),
            raw(Operation.SAVE)),
    LOAD(
            "load to the heap against a raw read into fresh heap arrays, speed",
            Bound.AT_LEAST,
            0.85,
            floor(Operation.RAW_CHANNEL_READ),
            raw(Operation.LOAD)),
    OPEN(
            "open a file of 3 GiB against one of 3 MiB, time",
            Bound.AT_MOST,
            2,
            new AskedRow(Models.LARGE, Models.RAW, Operation.OPEN),
            new AskedRow(Models.SMALL, Models.RAW, Operation.OPEN)),
    FIRST_AGAINST_BARE_MAP(
            "open to first prediction: mmap against a bare map, time",
            Bound.AT_MOST,
            1.15,
            raw(Operation.FIRST_PREDICTION),
            floor(Operation.BARE_MAP)),
    FIRST_AGAINST_KRYO(
            "open to first prediction: tuned Kryo against mmap, default heap, time",
            Bound.AT_LEAST,
            12,
            kryo(Operation.FIRST_PREDICTION),
            raw(Operation.FIRST_PREDICTION)),
    FIRST_AGAINST_KRYO_PRETOUCHED(
            "open to first prediction: tuned Kryo against mmap, pre-touched heap, time",
            Bound.AT_LEAST,
            4,
            forest(Models.KRYO, Operation.FIRST_PREDICTION, CellSetting.PRETOUCHED),
            forest(Models.RAW, Operation.FIRST_PREDICTION, CellSetting.PRETOUCHED)),
    START_AGAINST_KRYO(
            "process start to first prediction: tuned Kryo against mmap, time",
            Bound.AT_LEAST,
            2.5,
            kryo(Operation.PROCESS_START),
            raw(Operation.PROCESS_START)),
    START_AGAINST_JOBLIB(
            "process start to first prediction: joblib in Python, import included, against mmap, time",
            Bound.AT_LEAST,
            10,
            new AskedRow(Models.FOREST, AskedRow.JOBLIB, Operation.PROCESS_START),
            raw(Operation.PROCESS_START)),
    COLD(
            "not in the page cache: first prediction against a sequential read of the file, time",
            Bound.AT_MOST,
            0.5,
            forest(Models.RAW, Operation.FIRST_PREDICTION, CellSetting.COLD),
            forest(AskedRow.FLOOR, Operation.RAW_CHANNEL_READ, CellSetting.COLD)),
    PREDICT(
            "predictions a second: mapped against heap",
            Bound.AT_LEAST,
            0.95,
            kryo(Operation.PREDICT),
            raw(Operation.PREDICT)),
    NODE_RAW("bytes a node of a forest, raw", Bound.AT_MOST, 16.5),
    NODE_BALANCED("bytes a node of a forest, compressed 'balanced'", Bound.AT_MOST, 4.5),
    COMPRESS_THREADS(
            "compress 'balanced': 2 threads against 1, speed",
            Bound.AT_LEAST,
            1.7,
            forest(Models.BALANCED, Operation.SAVE, CellSetting.ofProcessors(1)),
            forest(Models.BALANCED, Operation.SAVE, CellSetting.ofProcessors(2))),
    DECOMPRESS_THREADS(
            "decompress 'balanced': 2 threads against 1, speed",
            Bound.AT_LEAST,
            1.7,
            forest(Models.BALANCED, Operation.LOAD, CellSetting.ofProcessors(1)),
            forest(Models.BALANCED, Operation.LOAD, CellSetting.ofProcessors(2))),
    COMPRESSED_LOAD(
            "load 'balanced' to the heap against tuned Kryo's load, time",
            Bound.AT_MOST,
            1.5,
            forest(Models.BALANCED, Operation.LOAD, CellSetting.DEFAULT),
            kryo(Operation.LOAD)),
    HEAP_SAVE("peak extra heap, save raw, against 5 % of the payload + 16 MiB", Bound.AT_MOST, 1),
    HEAP_LOAD("peak extra heap, load raw, against 5 % of the payload + 16 MiB", Bound.AT_MOST, 1),
    HEAP_SAVE_BALANCED("peak extra heap, save 'balanced', against 5 % of the payload + 16 MiB", Bound.AT_MOST, 1),
    HEAP_LOAD_BALANCED("peak extra heap, load 'balanced', against 5 % of the payload + 16 MiB", Bound.AT_MOST, 1),
    SHARED(
            "memory of four JVMs that predict from one file against one JVM's, PSS",
            Bound.AT_MOST,
            1.5,
            new AskedRow(Models.SHARED, Models.RAW, Operation.PSS_4),
            new AskedRow(Models.SHARED, Models.RAW, Operation.PSS_1));

    /** Names of models and of the ways in which they are stored. */
    static final class Models {
        static final String FOREST = "forest";
        static final String LARGE = "large-table";
        static final String SMALL = "small-table";
        static final String SHARED = "shared-table";
        static final String RAW = "mmap:raw";
        static final String BALANCED = "mmap:balanced";
        static final String KRYO = "kryo:tuned";

        private Models() {}
    }

    /** Which side of the target is good. */
    enum Bound {
        AT_LEAST,
        AT_MOST
    }

    private final String text;
    private final Bound bound;
    private final double target;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it, of records
    private final List<AskedRow> rows;

    Goal(String text, Bound bound, double target, AskedRow... numeratorAndDenominator) {
        this.text = text;
        this.bound = bound;
        this.target = target;
        this.rows = List.of(numeratorAndDenominator);
    }

    private static AskedRow floor(Operation operation) {
        return forest(AskedRow.FLOOR, operation, CellSetting.DEFAULT);
    }

    private static AskedRow raw(Operation operation) {
        return forest(Models.RAW, operation, CellSetting.DEFAULT);
    }

    private static AskedRow kryo(Operation operation) {
        return forest(Models.KRYO, operation, CellSetting.DEFAULT);
    }

    private static AskedRow forest(String stored, Operation operation, CellSetting setting) {
        return new AskedRow(Models.FOREST, stored, operation, setting);
    }

    /** Returns the rows of numerator and denominator; none where the ratio is of sizes. */
    List<AskedRow> rows() {
        return rows;
    }

    /** Returns the name in files, such as {@code first-against-kryo}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String text() {
        return text;
    }

    /** Returns the target in words, such as {@code >= 0.9}. */
    String targetText() {
        String figure = target == Math.rint(target) ? Long.toString((long) target) : Double.toString(target);
        return (bound == Bound.AT_LEAST ? ">= " : "<= ") + figure;
    }

    /** Compares a ratio with the target; the target itself is good. A ratio that is no number is a miss. */
    boolean isMetBy(double ratio) {
        return bound == Bound.AT_LEAST ? ratio >= target : ratio <= target;
    }
}
