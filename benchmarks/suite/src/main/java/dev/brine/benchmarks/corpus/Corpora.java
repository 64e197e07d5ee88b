package dev.brine.benchmarks.corpus;

import dev.brine.benchmarks.python.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The corpora by name. Every one is made from a fixed seed; what takes long to train is kept in a folder under a name
 * that holds the SHA-256 of its recipe.
 */
public final class Corpora {
    /** Bytes of node records or weights where nothing else is asked for. */
    public static final long DEFAULT_BYTES = 64L << 20;

    /** Makes one corpus of about so many bytes. */
    @FunctionalInterface
    private interface Recipe {
        Corpus make(long bytes) throws IOException, InterruptedException;
    }

    private final Map<String, Recipe> recipes = new LinkedHashMap<>();
    private final SklearnForest sklearnForest;

    /**
     * Ties the recipes to a folder of trained forests.
     *
     * @param cache where forests are kept; made when it is needed
     * @param progress is told one line when a step takes long
     * @param python the interpreter that trains {@code sklearn-forest}, looked for when it is needed; empty for the usual
     *     one, see {@link Python#find}
     */
    public Corpora(Path cache, Consumer<String> progress, Optional<String> python) {
        ForestCorpora forests = new ForestCorpora(new ForestCache(cache, progress));
        this.sklearnForest = new SklearnForest(cache, progress, python);
        recipes.put("pipeline", bytes -> forests.pipeline(bytes));
        recipes.put("forest", bytes -> forests.wine(false));
        recipes.put("forest-unpacked", bytes -> forests.wine(true));
        recipes.put("forest-large", bytes -> forests.large(bytes));
        recipes.put("forest-large-unpacked", bytes -> forests.largeUnpacked(bytes));
        recipes.put(SklearnForest.NAME, sklearnForest::make);
        recipes.put("mlp", GeneratedCorpora::perceptron);
        recipes.put("embedding", GeneratedCorpora::embedding);
    }

    /** Returns the folder that is used unless another is named: {@code brine.cache}, or in the user's cache folder. */
    public static Path defaultCache() {
        String named = System.getProperty("brine.cache", "");
        return named.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".cache", "brine") : Path.of(named);
    }

    /** Returns the names, in the order in which reports list them. */
    public List<String> names() {
        return List.copyOf(recipes.keySet());
    }

    /** Returns the interpreter, or why there is none. */
    public Python.Search python() throws InterruptedException {
        return sklearnForest.python();
    }

    /** Returns why a corpus cannot be made on this machine, or empty. */
    public Optional<String> unavailable(String name) throws InterruptedException {
        return name.equals(SklearnForest.NAME) ? sklearnForest.unavailable() : Optional.empty();
    }

    /**
     * Makes a corpus.
     *
     * @param bytes size of its tensors, about; ignored by {@code forest}, whose data set decides
     * @throws IllegalArgumentException if there is none of that name, or the size is not positive
     * @throws IOException if the cache cannot be read or written
     * @throws InterruptedException if training is interrupted
     */
    public Corpus make(String name, OptionalLong bytes) throws IOException, InterruptedException {
        Recipe recipe = recipes.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException("unknown corpus '%s', known are %s".formatted(name, names()));
        }
        long size = bytes.orElse(DEFAULT_BYTES);
        if (size <= 0) {
            throw new IllegalArgumentException("size of %d bytes, expected at least 1".formatted(size));
        }
        return recipe.make(size);
    }
}
