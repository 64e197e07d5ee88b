package dev.brine.benchmarks.corpus;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.process.RowFiles;
import dev.brine.benchmarks.python.Python;
import dev.brine.format.ModelFormats;
import dev.brine.format.ReadOptions;
import dev.brine.model.ComparisonRule;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A scaler and a forest that scikit-learn trained on continuous features, read by Brine from the joblib file. The file, rows
 * and scikit-learn's outputs for them are kept beside each other; the model file, moved last, says that all are there.
 */
final class SklearnForest {
    static final String NAME = "sklearn-forest";

    private static final String FORMAT = "sklearn";
    private static final int RECORD_BYTES = 16;
    private static final int INPUTS = 10;
    private static final int MOST_TREES = 100;
    private static final int NODES_PER_TREE = 1_000;

    private final Path folder;
    private final Consumer<String> progress;
    private final Optional<String> named;
    private Python.@Nullable Search python;

    SklearnForest(Path folder, Consumer<String> progress, Optional<String> named) {
        this.folder = folder;
        this.progress = progress;
        this.named = named;
    }

    /** Looks for the interpreter, once. */
    Python.Search python() throws InterruptedException {
        if (python == null) {
            python = Python.find(named);
        }
        return python;
    }

    /** Returns why the corpus cannot be made, or empty. */
    Optional<String> unavailable() throws InterruptedException {
        if (python().found().isEmpty()) {
            return Optional.of(python().reason());
        }
        boolean isReadable = ModelFormats.available().stream()
                .anyMatch(format -> format.name().equals(FORMAT));
        return isReadable ? Optional.empty() : Optional.of("no format on the class path reads scikit-learn's files");
    }

    Corpus make(long bytes) throws IOException, InterruptedException {
        Optional<String> unavailable = unavailable();
        if (unavailable.isPresent()) {
            throw new IllegalArgumentException("'%s' cannot be trained: %s".formatted(NAME, unavailable.get()));
        }
        Python found = python().found().orElseThrow();
        long nodes = Math.max(NODES_PER_TREE, bytes / RECORD_BYTES);
        int trees = (int) Math.min(MOST_TREES, nodes / NODES_PER_TREE);
        String recipe =
                "scikit-learn %s, numpy %s: standard scaler and random forest of %d trees, at least %d nodes, Friedman #1"
                        .formatted(found.scikitLearn(), found.libraries().get("numpy"), trees, nodes);
        String name = "%s-%s".formatted(NAME, ForestCache.digits(recipe));
        Path model = folder.resolve(name + ".joblib");
        if (!Files.exists(model)) {
            progress.accept("training '%s' once, kept in %s: %s".formatted(NAME, model, recipe));
            train(found, name, nodes, trees);
        }
        String description =
                "standard scaler and random forest of %d trees, trained by scikit-learn %s on Friedman #1 (continuous)"
                        .formatted(trees, found.scikitLearn());
        return new Corpus(NAME, description, true, read(model, name), Optional.of(model));
    }

    private void train(Python found, String name, long nodes, int trees) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempDirectory(folder, "training");
        try {
            Path model = temporary.resolve(name + ".joblib");
            Path rows = temporary.resolve(name + ".rows");
            Path expected = temporary.resolve(name + ".expected");
            found.script()
                    .run(
                            "train",
                            model.toString(),
                            Long.toString(nodes),
                            Integer.toString(trees),
                            rows.toString(),
                            expected.toString())
                    .event("trained");
            for (Path file : new Path[] {rows, expected, model}) {
                Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (String ending : new String[] {".joblib", ".rows", ".expected"}) {
                Files.deleteIfExists(temporary.resolve(name + ending));
            }
            Files.delete(temporary);
        }
    }

    private SavedModel read(Path model, String name) throws IOException {
        double[] rows = RowFiles.readNumbers(folder.resolve(name + ".rows"));
        double[] expected = RowFiles.readNumbers(folder.resolve(name + ".expected"));
        try (ModelFile file = Brine.open(model, ReadOptions.defaults())) {
            SavedModel saved = file.saved();
            VerificationSet set = VerificationSet.of(
                    VerificationSet.Origin.SOURCE,
                    ComparisonRule.exact(),
                    HeapTensor.of(rows, rows.length / INPUTS, INPUTS),
                    HeapTensor.of(expected, expected.length, 1));
            return new SavedModel(saved.state(), set, saved.environment());
        }
    }
}
