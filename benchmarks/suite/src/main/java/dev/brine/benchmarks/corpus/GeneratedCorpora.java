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
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.TensorBuilder;
import java.util.List;
import java.util.SplittableRandom;

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

    /**
     * Fills tensors with bell-shaped float32 noise, whose bits compress as badly as real weights do. A sum of four uniform
     * numbers stands in for a Gaussian: its bits are the same on every JDK.
     */
    private static final class SeededWeights {
        private static final int SUMMED = 4;

        private final SplittableRandom random;

        SeededWeights(long seed) {
            this.random = new SplittableRandom(seed);
        }

        /** Returns an F32 tensor of the given standard deviation around 0. */
        HeapTensor tensor(double deviation, long... dimensions) {
            Shape shape = Shape.of(dimensions);
            TensorBuilder builder = TensorBuilder.exact(ElementType.F32, shape);
            for (long i = 0; i < shape.elementCount(); i++) {
                builder.putBits(Float.floatToRawIntBits((float) (deviation * next())));
            }
            return builder.build();
        }

        /** Returns a number of mean 0 and variance 1. */
        double next() {
            double sum = 0;
            for (int i = 0; i < SUMMED; i++) {
                sum += random.nextDouble();
            }
            return (sum - SUMMED / 2.0) * Math.sqrt(12.0 / SUMMED);
        }

        /** Returns a whole number from 0 to {@code bound - 1}. */
        long nextIndex(long bound) {
            return random.nextLong(bound);
        }
    }
}
