package dev.brine.benchmarks.corpus;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Keeps trained forests in files, each under the SHA-256 of the recipe that made it. */
final class ForestCache {
    private static final int NAME_DIGITS = 16;

    private final Path folder;
    private final Consumer<String> progress;

    ForestCache(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Trains a forest that is not in the cache. */
    @FunctionalInterface
    interface Training {
        ModelState train(Consumer<String> progress) throws IOException, InterruptedException;
    }

    /**
     * Returns the forest of a recipe, on the heap: from the cache, where its checksums hold, or trained and kept.
     *
     * @param recipe every setting that the forest depends on, in words
     */
    ModelState forest(String name, String recipe, Training training) throws IOException, InterruptedException {
        Path file = folder.resolve("%s-%s.brine".formatted(name, digits(recipe)));
        if (Files.exists(file)) {
            try (ModelFile cached = Brine.open(file, ReadOptions.defaults())) {
                return cached.saved().state();
            } catch (IOException e) {
                progress.accept("the kept forest is damaged and is trained again: " + e.getMessage());
            }
        }
        progress.accept("training '%s' once, kept in %s: %s".formatted(name, file, recipe));
        ModelState state = training.train(progress);
        Files.createDirectories(folder);
        Brine.save(SavedModel.of(state), file, WriteOptions.defaults());
        return state;
    }

    /** Returns what tells a recipe from others in a file name. */
    static String digits(String recipe) {
        return sha256(recipe).substring(0, NAME_DIGITS);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
