package dev.brine.benchmarks.corpus;

import dev.brine.model.SavedModel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model to measure.
 *
 * @param name of the corpus, or of the file that the model was read from
 * @param description one line: what it is, how it was made
 * @param isTrained whether a library learned it from data; otherwise a seeded generator filled it
 * @param model the model on the heap, with verification rows
 * @param pickled a file that Python loads the same model from, where there is one that may be run
 */
public record Corpus(String name, String description, boolean isTrained, SavedModel model, Optional<Path> pickled) {
    private static final long MIB = 1L << 20;

    /** Makes a corpus that Python does not know. */
    public Corpus(String name, String description, boolean isTrained, SavedModel model) {
        this(name, description, isTrained, model, Optional.empty());
    }

    /** Returns the size of the tensors in words, such as {@code 64 MiB}. */
    public String sizeLabel() {
        long bytes = model.state().tensorBytes();
        return bytes < 10 * MIB
                ? "%d KiB".formatted(Math.round(bytes / 1024.0))
                : "%d MiB".formatted(Math.round(bytes / (double) MIB));
    }
}
