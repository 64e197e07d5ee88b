package dev.brine.benchmarks.process;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.Model;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Path;

/** Loads or saves a model once: what is tried in small heaps. */
public final class Transferring {
    /** Argument: load onto the heap. */
    public static final String LOAD = "load";

    /** Argument: save from a mapping. */
    public static final String SAVE = "save";

    private Transferring() {}

    /**
     * Does what is asked for; a status that is not 0 says that it failed.
     *
     * @param arguments {@value #LOAD} and a file, whose first verification row is then predicted; or {@value #SAVE}, a file,
     *     the new file, and its format and variant
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals(LOAD)) {
            load(file);
            return;
        }
        WriteOptions options =
                WriteOptions.defaults().withFormat(arguments[3], arguments[4]).withoutForce();
        try (ModelFile mapped = Brine.open(file, ReadOptions.trusted().withMode(ReadOptions.Mode.MAPPED))) {
            Brine.save(mapped.saved(), Path.of(arguments[2]), options);
        }
    }

    private static void load(Path file) throws IOException {
        try (ModelFile loaded = Brine.open(file, ReadOptions.trusted().withMode(ReadOptions.Mode.HEAP))) {
            SavedModel saved = loaded.saved();
            Model model = loaded.model();
            VerificationSet set = saved.verification();
            double[] outputs = new double[saved.state().outputs().count()];
            model.newPredictor().predict(set.row(saved.state().signature(), 0), outputs);
            if (!set.rule().accepts(set.expected().getDouble(0), outputs[0])) {
                throw new IllegalStateException("a model on the heap predicts %s, expected %s"
                        .formatted(outputs[0], set.expected().getDouble(0)));
            }
        }
    }
}
