package dev.brine.benchmarks.jmh;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What one fork measures, read from system properties: the reference model, the file of the format under test, and where
 * the proof goes. A fork without a proof yields no row.
 */
public final class Trial {
    /** Property of the reference model's path, a raw container. */
    public static final String REFERENCE = "brine.trial.reference";
    /** Property of the path of the file under test. */
    public static final String FILE = "brine.trial.file";
    /** Property of the format's name. */
    public static final String FORMAT = "brine.trial.format";
    /** Property of the variant's name. */
    public static final String VARIANT = "brine.trial.variant";
    /** Property of the path that receives the proof. */
    public static final String PROOF = "brine.trial.proof";

    /** Property that says whether each shot starts after a full collection. */
    public static final String COLLECTED = "brine.trial.collected";

    /** Property of the path of a copy that is read, not in the page cache, by the shots that count; absent where the file itself is. */
    public static final String COLD = "brine.trial.cold";

    private Trial() {}

    /** Returns a property that the runner gave this fork. */
    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("fork without -D%s; benchmarks are run by 'brine bench'".formatted(name));
        }
        return value;
    }

    static Path file() {
        return Path.of(property(FILE));
    }

    static Path reference() {
        return Path.of(property(REFERENCE));
    }

    static WriteOptions writeOptions() {
        return WriteOptions.defaults().withFormat(property(FORMAT), property(VARIANT));
    }

    /** Every file here was written by this run, so it is trusted; the format is recognized by the first bytes. */
    static ReadOptions readOptions() {
        return ReadOptions.trusted();
    }

    static ReadOptions mappedOptions() {
        return readOptions().withMode(ReadOptions.Mode.MAPPED);
    }

    /** Loads the reference onto the heap. */
    static SavedModel loadReference() throws IOException {
        try (ModelFile file = Brine.open(reference(), ReadOptions.defaults())) {
            return file.saved();
        }
    }

    /**
     * Loads the file under test back, compares every tensor bitwise with the reference and replays every prediction, and
     * leaves the outcome in the proof file.
     *
     * @throws IllegalStateException if anything differs, saying what
     */
    static void prove() throws IOException {
        try (ModelFile loaded = Brine.open(file(), readOptions())) {
            prove(loaded);
        }
    }

    /** Proves a model that was loaded from the file under test, as {@link #prove()}. */
    static void prove(ModelFile loaded) throws IOException {
        try (ModelFile expected = Brine.open(reference())) {
            long tensorBytes = compare(expected.saved().state(), loaded.saved().state(), "");
            VerificationSet set = expected.saved().verification();
            Verification.Replay replay =
                    Verification.replay(ModelKinds.view(loaded.saved().state()), set);
            if (replay.differingRows() > 0 || set.rowCount() == 0) {
                throw new IllegalStateException("the model that was loaded back predicts otherwise: " + replay);
            }
            Files.writeString(
                    Path.of(property(PROOF)),
                    "%,d tensor bytes bit-equal, %,d predictions equal".formatted(tensorBytes, set.rowCount()));
        }
    }

    private static long compare(ModelState expected, ModelState actual, String path) {
        require(expected.kind().equals(actual.kind()), path + "kind is " + actual.kind());
        require(expected.attributes().equals(actual.attributes()), path + "attributes are " + actual.attributes());
        require(expected.signature().equals(actual.signature()), path + "input columns are " + actual.signature());
        require(expected.outputs().equals(actual.outputs()), path + "outputs are " + actual.outputs());
        require(
                expected.tensors().keySet().equals(actual.tensors().keySet()),
                path + "tensors are " + actual.tensors().keySet());
        require(
                expected.children().keySet().equals(actual.children().keySet()),
                path + "children are " + actual.children().keySet());
        long bytes = 0;
        for (Map.Entry<String, Tensor> tensor : expected.ungroupedTensors().entrySet()) {
            bytes += compare(tensor.getValue(), actual.tensor(tensor.getKey()), path + tensor.getKey());
        }
        for (Map.Entry<String, TensorGroup> group : expected.groups().entrySet()) {
            bytes += compare(group.getValue(), actual.group(group.getKey()), path + group.getKey());
        }
        for (Map.Entry<String, ModelState> child : expected.children().entrySet()) {
            bytes += compare(child.getValue(), actual.children().get(child.getKey()), child.getKey() + ": ");
        }
        return bytes;
    }

    /** Compares whole records where both sides have them, which reads memory in order; else column by column. */
    private static long compare(TensorGroup expected, TensorGroup actual, String name) {
        if (expected.records().isPresent() && actual.records().isPresent()) {
            require(expected.describeColumns().equals(actual.describeColumns()), "columns of '" + name + "' differ");
            return compare(expected.records().get(), actual.records().get(), name);
        }
        long bytes = 0;
        for (Map.Entry<String, Tensor> column : expected.columns().entrySet()) {
            Tensor loaded = actual.columns().get(column.getKey());
            require(loaded != null, "'" + name + "' has no column '" + column.getKey() + "'");
            bytes += compare(column.getValue(), loaded, name + "." + column.getKey());
        }
        return bytes;
    }

    private static long compare(Tensor expected, Tensor actual, String name) {
        require(expected.contentEquals(actual), "tensor '" + name + "' differs");
        return expected.byteSize();
    }

    private static void require(boolean holds, String found) {
        if (!holds) {
            throw new IllegalStateException("the model that was loaded back differs: " + found);
        }
    }
}
