package dev.brine.benchmarks.run;

import dev.brine.benchmarks.jmh.FloorBenchmark;
import dev.brine.benchmarks.jmh.LoadBenchmark;
import dev.brine.benchmarks.jmh.PredictBenchmark;
import dev.brine.benchmarks.jmh.SaveBenchmark;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.RowKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One figure to take: an operation of a variant, or a floor, on a subject.
 *
 * @param variant empty for a floor
 * @param file the file that is written or read
 * @param setting circumstances
 * @param shots how often a fork warms up and measures
 */
record Cell(
        Subject subject,
        Optional<Tested> variant,
        Operation operation,
        CellSetting setting,
        Path file,
        ShotCounts shots) {
    private static final int COLLECTED_SHOTS = 50;

    /** A variant of a format under test. */
    record Tested(ModelFormat format, FormatVariant variant) {
        String label() {
            return format.name() + "-" + variant.name();
        }

        /** Returns whether the variant is the one that the format takes when none is named. */
        boolean isDefault() {
            return variant.equals(format.variants().get(0));
        }

        /** Returns whether the variant stands for its format. */
        boolean isLeading() {
            return format.leadingVariants().contains(variant);
        }

        boolean isMapped() {
            return variant.has(FormatTrait.MAPPED);
        }
    }

    /** ShotCounts of a fork: discarded, then kept. */
    record ShotCounts(int warmup, int measurement) {
        /** Returns the shots under a setting: a cold file is read once. */
        ShotCounts under(CellSetting setting) {
            return setting.isCold() ? new ShotCounts(warmup, 1) : this;
        }
    }

    RowKey key() {
        return new RowKey(
                subject.info().name(),
                subject.info().sizeLabel(),
                variant.map(tested -> tested.format().name()).orElse("floor"),
                variant.map(tested -> tested.variant().name()).orElse("default"),
                operation,
                setting.heap(),
                setting.pageCache());
    }

    List<String> traits() {
        return variant.map(tested -> tested.variant().traits().stream()
                        .map(Enum::name)
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    /** Returns whether every byte that the operation reads is compared with a checksum. */
    boolean isChecked() {
        boolean isChecksummed = variant.filter(tested -> tested.variant().has(FormatTrait.CHECKSUMMED))
                .isPresent();
        return isChecksummed && operation == Operation.LOAD;
    }

    /** Returns whether a whole process is measured from its start, which JMH cannot. */
    boolean isProcess() {
        return operation == Operation.PROCESS_START || operation.isMemory();
    }

    /** Returns whether a step of its own looks at the memory of whole processes for it. */
    boolean isFootprint() {
        return operation.isMemory() && operation != Operation.PEAK_MEMORY;
    }

    /** Returns the unit of the samples. */
    String unit() {
        return operation.isMemory() ? "MB" : "ms/op";
    }

    /** Returns whether each shot starts after a full collection; where shots are many, collections would take longer. */
    boolean isCollected() {
        return shots.measurement() <= COLLECTED_SHOTS;
    }

    /** Returns whether a fork proves its file after the last shot, into which JMH then counts what the proof allocates. */
    boolean isProvedAfterwards() {
        return switch (operation) {
            case SAVE, SAVE_DURABLE, RAW_CHANNEL_WRITE, RAW_CHANNEL_READ, BARE_MAP, BARE_WALK -> true;
            default -> false;
        };
    }

    /** Returns the JMH benchmark, as a regular expression that matches it alone. */
    String benchmark() {
        return switch (operation) {
            case SAVE -> method(SaveBenchmark.class, "save");
            case SAVE_DURABLE -> method(SaveBenchmark.class, "saveDurable");
            case LOAD -> method(LoadBenchmark.class, "load");
            case OPEN -> method(LoadBenchmark.class, "open");
            case FIRST_PREDICTION -> method(LoadBenchmark.class, "firstPrediction");
            case MATERIALISE -> method(LoadBenchmark.class, "materialise");
            case PREDICT -> method(PredictBenchmark.class, "predict");
            case PREDICT_BATCH -> method(PredictBenchmark.class, "predictBatch");
            case RAW_CHANNEL_WRITE -> method(FloorBenchmark.class, "rawChannelWrite");
            case RAW_CHANNEL_READ -> method(FloorBenchmark.class, "rawChannelRead");
            case BARE_MAP -> method(FloorBenchmark.class, "bareMap");
            case BARE_WALK -> method(FloorBenchmark.class, "bareWalk");
            default -> throw new IllegalStateException(operation + " is no JMH benchmark");
        };
    }

    private static String method(Class<?> benchmark, String name) {
        return "^" + benchmark.getName().replace(".", "\\.") + "\\." + name + "$";
    }
}
