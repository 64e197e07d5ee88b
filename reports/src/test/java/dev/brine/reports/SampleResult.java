package dev.brine.reports;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.FloorRatio;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ModelOrigin;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunEnvironment;
import dev.brine.reports.result.RunInfo;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.result.Sampling;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A small invented run with every kind of row; its figures mean nothing. */
public final class SampleResult {
    public static final String FULL = "64 MiB";
    public static final String CUT = "16 MiB cut";

    private SampleResult() {}

    public static RunResult run() {
        List<ResultRow> rows = Stream.of(saves(), reads(), memory(), cut(), floors(), perceptron())
                .flatMap(List::stream)
                .toList();
        return new RunResult(
                info(),
                environment(),
                models(),
                rows,
                ratios(),
                SampleStarts.all(),
                List.of("An invented run for tests."));
    }

    private static RunInfo info() {
        return new RunInfo(
                "0.1.0",
                "0123abc",
                "mvn -Pbench verify -Dbrine.profile=quick",
                "quick",
                Instant.parse("2026-01-02T03:04:05Z"),
                412.5);
    }

    private static RunEnvironment environment() {
        Map<String, String> libraries = new LinkedHashMap<>();
        libraries.put("kryo", "5.6.2");
        libraries.put("fst", "3.0.4-jdk17");
        libraries.put("jackson", "3.1.8");
        return new RunEnvironment(
                "Example CPU @ 2.50GHz",
                2,
                8L << 30,
                "Linux 6.1",
                "6.1.0-18-amd64",
                "ext4",
                "Temurin 17.0.15+6",
                List.of("-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"),
                "Serial",
                "Files were written and read just before each shot, so they lay in the page cache; the host was not asked.",
                libraries);
    }

    private static List<ModelInfo> models() {
        return List.of(
                model(
                        "pipeline",
                        FULL,
                        "scaler and random forest",
                        ModelOrigin.TRAINED,
                        1L << 26,
                        OptionalLong.of(4194304)),
                model("pipeline", CUT, "its first trees", ModelOrigin.TRAINED, 1L << 24, OptionalLong.of(1048576)),
                model("mlp", FULL, "dense float32 layers", ModelOrigin.GENERATED, 1L << 26, OptionalLong.empty()));
    }

    private static ModelInfo model(
            String name, String size, String description, ModelOrigin origin, long payload, OptionalLong nodes) {
        return new ModelInfo(
                name, size, description, origin, payload, nodes, OptionalLong.of(payload / 4), "sha256:ab12");
    }

    private static List<ResultRow> saves() {
        return List.of(
                row("pipeline", "java", "default", Operation.SAVE, 171, 67_110_912),
                row("pipeline", "kryo", "default", Operation.SAVE, 148, 61_002_112),
                row("pipeline", "kryo", "tuned", Operation.SAVE, 63.1, 67_109_400),
                row("pipeline", "fst", "default", Operation.SAVE, 118, 67_109_800),
                row("pipeline", "mmap", "raw", Operation.SAVE, 61.9, 67_112_000));
    }

    private static List<ResultRow> reads() {
        ResultRow fst = row("pipeline", "fst", "default", Operation.FIRST_PREDICTION, 1, 67_109_800);
        ResultRow java = row("pipeline", "java", "default", Operation.PREDICT, 1, 67_110_912);
        return List.of(
                row("pipeline", "java", "default", Operation.FIRST_PREDICTION, 98.2, 67_110_912),
                row("pipeline", "kryo", "default", Operation.FIRST_PREDICTION, 121, 61_002_112),
                row("pipeline", "kryo", "tuned", Operation.FIRST_PREDICTION, 41.7, 67_109_400),
                fst.failed("prediction 3 of 64 is 0.25, expected 0.5"),
                row("pipeline", "mmap", "raw", Operation.FIRST_PREDICTION, 0.0834, 67_112_000),
                pretouched(row("pipeline", "kryo", "tuned", Operation.FIRST_PREDICTION, 22.4, 67_109_400)),
                row("pipeline", "mmap", "raw", Operation.LOAD, 31.4, 67_112_000),
                row("pipeline", "kryo", "tuned", Operation.LOAD, 41.2, 67_109_400),
                oneFork(row("pipeline", "java", "default", Operation.LOAD, 97.9, 67_110_912)),
                row("pipeline", "mmap", "raw", Operation.PREDICT, 0.000912, 67_112_000),
                row("pipeline", "kryo", "tuned", Operation.PREDICT, 0.000905, 67_109_400),
                java.notAvailable("time budget"));
    }

    private static List<ResultRow> memory() {
        return Stream.of(
                        memory("kryo", "tuned", Operation.SMALLEST_HEAP, 74),
                        memory("mmap", "raw", Operation.SMALLEST_HEAP, 6),
                        memory("kryo", "tuned", Operation.RETAINED_HEAP, 67.2),
                        memory("mmap", "raw", Operation.RETAINED_HEAP, 0.2),
                        memory("kryo", "tuned", Operation.PEAK_ANONYMOUS, 81),
                        memory("mmap", "raw", Operation.PEAK_ANONYMOUS, 9),
                        memory("kryo", "tuned", Operation.PEAK_FILE, 2),
                        memory("mmap", "raw", Operation.PEAK_FILE, 4.5),
                        memory("kryo", "tuned", Operation.PSS_1, 128),
                        memory("mmap", "raw", Operation.PSS_1, 112),
                        memory("kryo", "tuned", Operation.PSS_2, 240),
                        memory("mmap", "raw", Operation.PSS_2, 146),
                        memory("kryo", "tuned", Operation.PSS_4, 470),
                        memory("mmap", "raw", Operation.PSS_4, 220))
                .toList();
    }

    private static ResultRow memory(String format, String variant, Operation operation, double megabytes) {
        long fileBytes = format.equals("mmap") ? 67_112_000 : 67_109_400;
        ResultRow row = row("pipeline", format, variant, operation, megabytes, fileBytes);
        return new ResultRow(
                row.key(),
                row.status(),
                "",
                "MB",
                row.direction(),
                List.of(List.of(megabytes), List.of(megabytes * 1.03125), List.of(megabytes * 1.015625)),
                new Sampling("ss", 3, 0, 1, List.of(), Map.of()),
                row.fileBytes(),
                OptionalDouble.empty(),
                "1 prediction equal bit by bit",
                row.traits(),
                row.checked());
    }

    private static List<ResultRow> cut() {
        return List.of(
                atCut(row("pipeline", "json", "gzip", Operation.FIRST_PREDICTION, 1240, 9_120_344)),
                atCut(row("pipeline", "json", "zstd", Operation.FIRST_PREDICTION, 812, 9_544_120)));
    }

    private static List<ResultRow> floors() {
        return List.of(
                row("pipeline", "floor", "raw", Operation.RAW_CHANNEL_WRITE, 48.8, 67_108_864),
                row("pipeline", "floor", "raw", Operation.RAW_CHANNEL_READ, 28.6, 67_108_864),
                row("pipeline", "floor", "raw", Operation.BARE_MAP, 0.0781, 67_108_864));
    }

    private static List<ResultRow> perceptron() {
        return List.of(
                row("mlp", "java", "default", Operation.LOAD, 55.1, 67_110_001),
                row("mlp", "mmap", "raw", Operation.LOAD, 30.2, 67_111_500));
    }

    private static List<FloorRatio> ratios() {
        return List.of(
                ratio(
                        "raw channel write / mmap save",
                        id("floor", "raw", Operation.RAW_CHANNEL_WRITE),
                        id("mmap", "raw", Operation.SAVE),
                        "at least 0.75"),
                ratio(
                        "mmap / bare map, open to first prediction",
                        id("mmap", "raw", Operation.FIRST_PREDICTION),
                        id("floor", "raw", Operation.BARE_MAP),
                        "at most 1.2"),
                ratio(
                        "java / mmap, load",
                        id("java", "default", Operation.LOAD),
                        id("mmap", "raw", Operation.LOAD),
                        ""),
                ratio(
                        "fst / mmap, open to first prediction",
                        id("fst", "default", Operation.FIRST_PREDICTION),
                        id("mmap", "raw", Operation.FIRST_PREDICTION),
                        "at least 8"));
    }

    private static FloorRatio ratio(String label, String numerator, String denominator, String target) {
        return new FloorRatio(label, numerator, denominator, target);
    }

    private static String id(String format, String variant, Operation operation) {
        return new RowKey("pipeline", FULL, format, variant, operation, HeapSetting.DEFAULT, "warm").id();
    }

    /** An ok row of three forks of two shots around the milliseconds given. */
    public static ResultRow row(
            String model, String format, String variant, Operation operation, double milliseconds, long fileBytes) {
        boolean mapped = format.equals("mmap");
        boolean lazy = mapped && operation != Operation.LOAD;
        return new ResultRow(
                new RowKey(model, FULL, format, variant, operation, HeapSetting.DEFAULT, "warm"),
                RowStatus.OK,
                "",
                "ms/op",
                Direction.LOWER_IS_BETTER,
                samples(milliseconds),
                new Sampling("ss", 3, 2, 2, List.of("-Xms2g", "-Xmx2g"), Map.of()),
                OptionalLong.of(fileBytes),
                OptionalDouble.of(lazy ? 18_432 : fileBytes * 1.01),
                operation.floorOf().isPresent() ? "" : "67,108,864 tensor bytes bit-equal, 64 predictions equal",
                mapped ? List.of("CHECKSUMMED", "LAZY", "MAPPED", "UNTRUSTED_INPUT") : List.of(),
                mapped && !lazy || format.equals("json"));
    }

    private static List<List<Double>> samples(double milliseconds) {
        return List.of(
                List.of(milliseconds, milliseconds * 1.5),
                List.of(milliseconds * 1.25, milliseconds * 1.125),
                List.of(milliseconds * 1.25, milliseconds * 1.375));
    }

    private static ResultRow pretouched(ResultRow row) {
        RowKey key = row.key();
        return withKey(
                row,
                new RowKey(
                        key.model(),
                        key.sizeLabel(),
                        key.format(),
                        key.variant(),
                        key.operation(),
                        HeapSetting.PRETOUCHED,
                        key.pageCache()),
                row.samples());
    }

    private static ResultRow atCut(ResultRow row) {
        RowKey key = row.key();
        RowKey cut =
                new RowKey(key.model(), CUT, key.format(), key.variant(), key.operation(), key.heap(), key.pageCache());
        return withKey(row, cut, row.samples().subList(0, 1));
    }

    private static ResultRow oneFork(ResultRow row) {
        return withKey(row, row.key(), row.samples().subList(0, 1));
    }

    /** The same row as another cell, with other samples. */
    public static ResultRow withKey(ResultRow row, RowKey key, List<List<Double>> samples) {
        return new ResultRow(
                key,
                row.status(),
                row.reason(),
                row.unit(),
                row.direction(),
                samples,
                row.sampling(),
                row.fileBytes(),
                row.allocatedBytesPerOperation(),
                row.proof(),
                row.traits(),
                row.checked());
    }
}
