package dev.brine.benchmarks.corpus;

import dev.brine.kind.EmbeddingTable;
import dev.brine.kind.Link;
import dev.brine.kind.MultilayerPerceptron;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.util.List;

/** Models of seeded random weights: nobody trained them, and their figures depend on shape and entropy only. */
final class GeneratedCorpora {
    private static final long SEED = 20_260_101L;
    private static final int INPUTS = 64;
    private static final int EMBEDDING_WIDTH = 64;
    private static final int VERIFICATION_ROWS = 16;

    private GeneratedCorpora() {}

    /** Returns dense float32 layers, {@code 64 -> h -> h -> h -> 1}. */
    static Corpus perceptron(long bytes) {
        int hidden = hiddenWidth(bytes);
        SeededWeights weights = new SeededWeights(SEED);
        int[] widths = {INPUTS, hidden, hidden, hidden, 1};
        HeapTensor[] matrices = new HeapTensor[widths.length - 1];
        HeapTensor[] biases = new HeapTensor[matrices.length];
        for (int layer = 0; layer < matrices.length; layer++) {
            matrices[layer] = weights.tensor(Math.sqrt(2.0 / widths[layer]), widths[layer], widths[layer + 1]);
            biases[layer] = weights.tensor(0.01, widths[layer + 1]);
        }
        Model model = MultilayerPerceptron.of(
                Signature.unnamed(INPUTS),
                Outputs.regression(1),
                MultilayerPerceptron.Activation.RELU,
                Link.IDENTITY,
                List.of(matrices),
                List.of(biases));
        double[] rows = new double[VERIFICATION_ROWS * INPUTS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = weights.next();
        }
        String description = "perceptron 64-%d-%d-%d-1, float32, random weights".formatted(hidden, hidden, hidden);
        return corpus("mlp", description, model, rows);
    }

    /** Returns the largest h whose {@code 2 h^2 + (INPUTS + 4) h + 1} numbers fit. */
    private static int hiddenWidth(long bytes) {
        double linear = INPUTS + 4;
        double numbers = bytes / (double) Float.BYTES - 1;
        return (int) Math.max(1, (Math.sqrt(linear * linear + 8 * numbers) - linear) / 4);
    }

    /** Returns one float32 table of 64 columns. */
    static Corpus embedding(long bytes) {
        long rowCount = Math.max(1, bytes / (EMBEDDING_WIDTH * (long) Float.BYTES));
        SeededWeights weights = new SeededWeights(SEED + 1);
        Model model = EmbeddingTable.of(weights.tensor(1.0, rowCount, EMBEDDING_WIDTH));
        double[] rows = new double[VERIFICATION_ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = weights.nextIndex(rowCount);
        }
        return corpus("embedding", "embedding table of %d x 64, float32, random".formatted(rowCount), model, rows);
    }

    private static Corpus corpus(String name, String description, Model model, double[] rows) {
        SavedModel saved =
                new SavedModel(model.state(), VerificationSet.predictedBy(model, rows), Environment.current());
        return new Corpus(name, description, false, saved);
    }
}
