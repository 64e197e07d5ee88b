package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.error.ModelFormatException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must hold of every file, however it was forged: it is refused by a {@link ModelFormatException} whose message is one
 * short line, or it opens, verifies and predicts, and then batches predict as single rows do. For fuzz targets.
 */
public final class HostileFile {
    /** Of the opening thread, in all; what files of a few KiB may expand to, and what readers take beside that. */
    private static final long MAX_BYTES_TO_OPEN = 256L << 20;

    /** The fuzzer gets nowhere with larger ones. */
    private static final int MAX_SEED_BYTES = 1 << 14;

    private HostileFile() {}

    /** Returns small files of a format to start from: of every part of a model, of every kind, alone and in others. */
    public static List<byte[]> seeds(ModelFormat format, FormatVariant variant) throws IOException {
        Subject subject = new Subject(format, variant, ReadOptions.defaults());
        List<byte[]> files = new ArrayList<>();
        for (SavedModel model : SeedModels.all()) {
            byte[] file = subject.write(model);
            if (file.length <= MAX_SEED_BYTES) {
                files.add(file);
            }
        }
        return files;
    }

    /**
     * Opens, verifies and predicts.
     *
     * @param options which MUST name the format, so that a damaged start does not end everything
     * @return what the model predicts for rows that are the same on every call; empty where the file was refused
     * @throws AssertionError if a refusal is not one short line, or batches and single rows differ
     * @throws IOException if the source cannot be read
     */
    public static Optional<double[]> readOrRefuse(ModelSource source, ReadOptions options) throws IOException {
        try {
            requireLittleMemory(() -> Brine.open(source, options).close());
            Brine.verify(source, options);
            try (ModelFile file = Brine.open(source, options)) {
                return Optional.of(Answers.of(file.model()));
            }
        } catch (ModelFormatException e) {
            Refusals.requireOneLine(e);
            return Optional.empty();
        }
    }

    private static void requireLittleMemory(AllocatedBytes.Work opening) throws IOException {
        long allocated = AllocatedBytes.of(opening);
        if (allocated > MAX_BYTES_TO_OPEN) { // the first time classes are loaded, too, which the fuzzer instruments
            allocated = AllocatedBytes.of(opening);
        }
        assertThat(allocated).as("bytes allocated to open a file").isLessThan(MAX_BYTES_TO_OPEN);
    }
}
