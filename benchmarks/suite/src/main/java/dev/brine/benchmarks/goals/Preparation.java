package dev.brine.benchmarks.goals;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.benchmarks.jmh.RawArrays;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormats;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/** Writes the forest in every form and proves each file, before anything is measured. */
final class Preparation {
    private static final String BALANCED = "balanced";

    private final GoalSizes sizes;
    private final Path cache;
    private final Path work;
    private final Consumer<String> progress;

    Preparation(GoalSizes sizes, Path cache, Path work, Consumer<String> progress) {
        this.sizes = sizes;
        this.cache = cache;
        this.work = work;
        this.progress = progress;
    }

    Setting prepare(GoalForest forest) throws IOException {
        SavedModel model = forest.model();
        ModelState state = model.state();
        Path raw = save(model, "forest.brine", "mmap", "raw");
        Path kryo = save(model, "forest.kryo", "kryo", "tuned");
        boolean hasBalanced = ModelFormats.forName("mmap").variants().stream()
                .map(FormatVariant::name)
                .anyMatch(BALANCED::equals);
        Optional<Path> balanced =
                hasBalanced ? Optional.of(save(model, "balanced.brine", "mmap", BALANCED)) : Optional.empty();
        Path bare = work.resolve("forest.raw");
        RawArrays.of(state).write(bare);
        Setting.ForestFacts facts = new Setting.ForestFacts(
                forest.description(),
                state.group("nodes").recordCount(),
                state.tensorBytes(),
                firstRow(model),
                forest.python(),
                forest.pythonReason());
        return new Setting(
                sizes, work, new TableFiles(cache, work, progress), facts, raw, bare, kryo, balanced, progress);
    }

    private static List<Double> firstRow(SavedModel model) {
        double[] numbers =
                model.verification().row(model.state().signature(), 0).numbers();
        return DoubleStream.of(numbers).boxed().toList();
    }

    /** Saves, loads back, and replays the verification rows. */
    private Path save(SavedModel model, String name, String format, String variant) throws IOException {
        progress.accept("writing " + name);
        Path file = work.resolve(name);
        Brine.save(
                model, file, WriteOptions.defaults().withFormat(format, variant).withDigest());
        try (ModelFile loaded = Brine.open(file, ReadOptions.trusted())) {
            Verification.Replay replay = Verification.replay(loaded.model(), model.verification());
            if (replay.rowCount() == 0 || replay.differingRows() > 0) {
                throw new IllegalStateException("'%s': %s".formatted(name, replay));
            }
        }
        return file;
    }
}
