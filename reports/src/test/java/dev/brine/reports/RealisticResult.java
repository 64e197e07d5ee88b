package dev.brine.reports;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.result.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * A run as large as a real one, of figures that could be real, from a fixed seed: what pictures must stay legible with.
 * Its times are sums of a start, a load and rows by rate, with noise; they measure nothing.
 */
public final class RealisticResult {
    private static final long SEED = 20_261_123;
    private static final double CAP_MILLISECONDS = 60_000;
    private static final String MODEL = "pipeline";

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<ResultRow> rows = new ArrayList<>();
    private final List<ProcessStart> starts = new ArrayList<>();

    private RealisticResult() {}

    /** The run: eleven subjects in fresh processes, seven formats in rows, memory, one error. */
    public static RunResult run() {
        RealisticResult result = new RealisticResult();
        result.addStarts();
        result.addRows();
        result.addMemory();
        RunResult sample = SampleResult.run();
        return new RunResult(
                sample.run(),
                sample.environment(),
                sample.models(),
                result.rows,
                List.of(),
                result.starts,
                List.of("An invented run for tests of pictures."));
    }

    private void addStarts() {
        start("joblib", "default", "heap", 25, 890, 240, 12, 45);
        start("joblib", "mmap", "mapped", 25, 890, 60, 14, 46);
        start("kryo", "tuned", "heap", 62, 48, 39, 2, 130);
        start("java", "default", "heap", 62, 4, 88, 2, 131);
        start("fst", "default", "heap", 62, 95, 110, 3, 133);
        start("json", "zstd", "heap", 62, 160, 2_900, 4, 140);
        start("mmap", "raw", "mapped", 62, 9, 4, 3, 134);
        start("mmap", "raw", "heap", 62, 9, 36, 2, 128);
        start("mmap", "balanced", "heap", 62, 30, 140, 2, 129);
        start("floor", "bare-map", "mapped", 62, 1, 2, 1, 133);
        starts.add(new ProcessStart(
                MODEL,
                SampleResult.FULL,
                "json",
                "xz",
                "heap",
                "warm",
                RowStatus.ERROR,
                "prediction 3 of 1,000 is 0.25, expected 0.5",
                "",
                List.of(),
                List.of()));
    }

    /** Milliseconds of the stages, and microseconds a row once served from. */
    private void start(
            String format,
            String variant,
            String mode,
            double main,
            double library,
            double open,
            double first,
            double rowMicros) {
        add(format, variant, mode, "warm", List.of(main, library, open, first), rowMicros, 1);
        double cold = mode.equals("mapped") ? 14 : 75;
        add(format, variant, mode, "guest-cold", List.of(main, library, open + cold, first * 4), rowMicros, 3);
    }

    private void add(
            String format,
            String variant,
            String mode,
            String pageCache,
            List<Double> parts,
            double rowMicros,
            double coldness) {
        List<String> stages = new ArrayList<>(List.of(
                ProcessStart.MAIN, ProcessStart.LIBRARY_READY, ProcessStart.OPENED, ProcessStart.FIRST_PREDICTION));
        List<Double> typical = new ArrayList<>();
        double at = 0;
        for (double part : parts) {
            at += part;
            typical.add(at);
        }
        double faults = mode.equals("mapped") ? 60 * coldness : 0;
        for (long rowCount = 10; rowCount <= 1_000_000; rowCount *= 10) {
            double warmUp = 90 * (1 - Math.exp(-rowCount / 2000.0)) + faults * (1 - Math.exp(-rowCount / 300.0));
            double time = at + rowCount * rowMicros / 1e3 + warmUp;
            if (time > CAP_MILLISECONDS) {
                break;
            }
            stages.add(ProcessStart.SERVED + rowCount);
            typical.add(time);
        }
        List<List<Double>> processes = new ArrayList<>();
        for (int process = 0; process < 9; process++) {
            double factor = Math.exp(0.05 * (random.nextDouble() + random.nextDouble() - 1) * coldness);
            processes.add(typical.stream()
                    .map(time -> Math.rint(time * factor * 1e3) / 1e3)
                    .toList());
        }
        starts.add(new ProcessStart(
                MODEL,
                SampleResult.FULL,
                format,
                variant,
                mode,
                pageCache,
                RowStatus.OK,
                "",
                "1,000 predictions equal bit by bit in each process",
                stages,
                processes));
    }

    private void addRows() {
        format("fst", "default", 67_206_648, 41.6, 48.4, 54.7, 40.5);
        format("java", "default", 67_206_856, 42.9, 41.3, 40.5, 36.6);
        format("kryo", "default", 58_547_332, 89.1, 89.4, 88.0, 37.9);
        format("kryo", "tuned", 67_206_623, 18.6, 13.9, 14.9, 38.3);
        format("json", "gzip", 31_724_033, 6_661, 1_339, 1_347, 39.8);
        format("json", "zstd", 21_209_085, 1_312, 1_073, 1_100, 39.6);
        format("mmap", "raw", 67_207_202, 18.7, 15.4, 0.545, 39.7);
        format("mmap", "fast", 24_100_000, 190, 44, 61, 38.9);
        format("mmap", "balanced", 19_900_000, 480, 49, 66, 38.8);
        format("mmap", "small", 16_400_000, 9_100, 58, 75, 38.9);
    }

    private void format(
            String format, String variant, long fileBytes, double save, double load, double first, double predict) {
        rows.add(row(format, variant, Operation.SAVE, "ms/op", save, fileBytes));
        rows.add(row(format, variant, Operation.LOAD, "ms/op", load, fileBytes));
        rows.add(row(format, variant, Operation.FIRST_PREDICTION, "ms/op", first, fileBytes));
        rows.add(row(format, variant, Operation.PREDICT, "ms/op", predict, fileBytes));
    }

    private void addMemory() {
        memory("kryo", "tuned", 67_206_623, 82, 2.1, 74, 67.2);
        memory("java", "default", 67_206_856, 139, 0.4, 139, 67.2);
        memory("fst", "default", 67_206_648, 171, 2.9, 150, 67.2);
        memory("json", "zstd", 21_209_085, 149, 3.4, 92, 67.2);
        memory("mmap", "raw", 67_207_202, 3.1, 5.5, 6, 0.21);
        memory("mmap", "balanced", 19_900_000, 91, 20.1, 80, 67.3);
    }

    private void memory(
            String format,
            String variant,
            long fileBytes,
            double anonymous,
            double file,
            double smallest,
            double retained) {
        rows.add(row(format, variant, Operation.PEAK_ANONYMOUS, "MB", anonymous, fileBytes));
        rows.add(row(format, variant, Operation.PEAK_FILE, "MB", file, fileBytes));
        rows.add(row(format, variant, Operation.SMALLEST_HEAP, "MB", smallest, fileBytes));
        rows.add(row(format, variant, Operation.RETAINED_HEAP, "MB", retained, fileBytes));
        double shared = variant.equals("raw") ? 67 : 3;
        double own = 41 + (variant.equals("raw") ? 3 : anonymous);
        rows.add(row(format, variant, Operation.PSS_1, "MB", shared + own, fileBytes));
        rows.add(row(format, variant, Operation.PSS_2, "MB", shared + 2 * own, fileBytes));
        rows.add(row(format, variant, Operation.PSS_4, "MB", shared + 4 * own, fileBytes));
    }

    private ResultRow row(
            String format, String variant, Operation operation, String unit, double typical, long fileBytes) {
        boolean mapped = format.equals("mmap");
        List<List<Double>> samples = new ArrayList<>();
        for (int fork = 0; fork < 5; fork++) {
            double level = typical * Math.exp(0.08 * (random.nextDouble() + random.nextDouble() - 1));
            samples.add(List.of(level, level * (1 + 0.01 * random.nextDouble())));
        }
        return new ResultRow(
                new RowKey(MODEL, SampleResult.FULL, format, variant, operation, HeapSetting.DEFAULT, "warm"),
                RowStatus.OK,
                "",
                unit,
                Direction.LOWER_IS_BETTER,
                samples,
                new Sampling("ss", 5, 1, 2, flags(format), Map.of()),
                OptionalLong.of(fileBytes),
                OptionalDouble.empty(),
                "67,108,864 tensor bytes bit-equal, 256 predictions equal",
                traits(format, variant),
                mapped && (operation == Operation.LOAD || !variant.equals("raw")));
    }

    private static List<String> flags(String format) {
        return format.equals("fst")
                ? List.of("-XX:+UseG1GC", "--add-opens=java.base/java.lang=ALL-UNNAMED")
                : List.of("-XX:+UseG1GC");
    }

    private static List<String> traits(String format, String variant) {
        if (format.equals("mmap")) {
            return variant.equals("raw")
                    ? List.of("CHECKSUMMED", "CROSS_LANGUAGE", "DETERMINISTIC", "LAZY", "MAPPED", "UNTRUSTED_INPUT")
                    : List.of("CHECKSUMMED", "COMPRESSED", "CROSS_LANGUAGE", "LAZY", "UNTRUSTED_INPUT");
        }
        if (format.equals("json")) {
            return List.of("COMPRESSED", "CROSS_LANGUAGE", "UNTRUSTED_INPUT");
        }
        return format.equals("fst") ? List.of("DETERMINISTIC") : List.of("DETERMINISTIC", "UNTRUSTED_INPUT");
    }
}
