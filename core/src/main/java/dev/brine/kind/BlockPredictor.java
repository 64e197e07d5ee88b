package dev.brine.kind;

import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import java.util.Objects;

/** What the predictors share: arrays are checked here, and many rows are cut into blocks that fit the scratch space. */
abstract class BlockPredictor implements Predictor {
    /** Rows that are worked on together: enough to reuse what was read of the model, few enough to stay in the cache. */
    static final int BLOCK_ROWS = 256;

    private final int inputCount;
    private final int outputCount;
    private final int probabilityCount;

    BlockPredictor(ModelState state) {
        this.inputCount = state.signature().count();
        this.outputCount = state.outputs().count();
        this.probabilityCount = state.outputs().probabilityCount();
    }

    /** Predicts {@code count} rows, at most {@link #BLOCK_ROWS}, that start at {@code rows[rowStart]}. */
    abstract void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart);

    /** Throws {@link IllegalStateException} if the model's file was closed. */
    abstract void ensureOpen();

    @Override
    public final void predict(double[] row, double[] out) {
        checkLength("row", row, inputCount);
        checkLength("output", out, outputCount);
        ensureOpen();
        predictBlock(row, 0, 1, out, 0);
    }

    @Override
    public final void predictBatch(double[] rows, int rowCount, double[] out) {
        checkLength("rows", rows, Math.multiplyExact(rowCount, inputCount));
        checkLength("output", out, Math.multiplyExact(rowCount, outputCount));
        for (int first = 0; first < rowCount; first += BLOCK_ROWS) {
            ensureOpen();
            int count = Math.min(BLOCK_ROWS, rowCount - first);
            predictBlock(rows, first * inputCount, count, out, first * outputCount);
        }
    }

    @Override
    public final void predictProbabilities(double[] row, double[] out) {
        checkLength("row", row, inputCount);
        checkLength("probabilities", out, probabilityCount);
        ensureOpen();
        probabilities(row, out);
    }

    void probabilities(double[] row, double[] out) {
        throw new UnsupportedOperationException("this model has no class probabilities");
    }

    private static void checkLength(String what, double[] array, int expected) {
        Objects.requireNonNull(array, what);
        if (array.length != expected) {
            throw new IllegalArgumentException("%s has %d values, expected %d".formatted(what, array.length, expected));
        }
    }
}
