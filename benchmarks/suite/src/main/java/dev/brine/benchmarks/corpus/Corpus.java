package dev.brine.benchmarks.corpus;

import dev.brine.model.SavedModel;

/**
 * A model to measure.
 *
 * @param name of the corpus, or of the file that the model was read from
 * @param description one line: what it is, how it was made
 * @param isTrained whether a library learned it from data; otherwise a seeded generator filled it
 * @param model the model on the heap, with verification rows
 */
public record Corpus(String name, String description, boolean isTrained, SavedModel model) {
    private static final long MIB = 1L << 20;

    /** Returns the size of the tensors in words, such as {@code 64 MiB}. */
    public String sizeLabel() {
        long bytes = model.state().tensorBytes();
        return bytes < 10 * MIB
                ? "%d KiB".formatted(Math.round(bytes / 1024.0))
                : "%d MiB".formatted(Math.round(bytes / (double) MIB));
    }
}
