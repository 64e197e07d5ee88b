package dev.brine.kind;

import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import java.util.Objects;

/** What the predictors share: arrays are checked here, and many rows are cut into blocks that fit the scratch space. */
abstract class BlockPredictor implements Predictor {
    /** Rows that are worked on together: enough to reuse what was read of the model, few enough to stay in the cache. */
    static final int BLOCK_ROWS = 256;

    private static final int MAX_BLOCK_NUMBERS = 1 << 20;

    final int inputCount;
    final int outputCount;
    final int probabilityCount;
    private final int blockRows;

    /** @param scratchNumbers that the predictor keeps for each row of a block */
    BlockPredictor(ModelState state, long scratchNumbers) {
        this.blockRows = (int) Math.max(1, Math.min(BLOCK_ROWS, MAX_BLOCK_NUMBERS / Math.max(1, scratchNumbers)));
        this.inputCount = state.signature().count();
        this.outputCount = state.outputs().count();
        this.probabilityCount = state.outputs().probabilityCount();
    }

    /** Returns the most rows that are worked on together: {@link #BLOCK_ROWS}, or fewer where rows are very wide. */
    final int blockRows() {
        return blockRows;
    }

    /** Returns {@code scratch} if it has room for {@code count} rows, else an array for a whole block. */
    final double[] room(double[] scratch, int count, int width) {
        return scratch.length >= count * width ? scratch : new double[count == 1 ? width : blockRows * width];
    }

    /** Predicts {@code count} rows, at most {@link #blockRows()}, that start at {@code rows[rowStart]}. */
    abstract void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart);

    /** Returns whether {@link #probabilityBlock} gives probabilities. */
    boolean hasProbabilities() {
        return probabilityCount > 0;
    }

    /** Predicts the probabilities of {@code count} rows, at most {@link #blockRows()}. */
    void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
        throw new UnsupportedOperationException("this model has no class probabilities");
    }

    /** Throws {@link IllegalStateException} if the model's file was closed. */
    abstract void ensureOpen();

    @Override
    public final void predict(double[] row, double[] out) {
        checkLength("row", row, inputCount);
        checkOutput(out);
        ensureOpen();
        predictBlock(row, 0, 1, out, 0);
    }

    @Override
    public final void predictBatch(double[] rows, int rowCount, double[] out) {
        checkLength("rows", rows, Math.multiplyExact(rowCount, inputCount));
        checkLength("output", out, Math.multiplyExact(rowCount, outputCount));
        for (int first = 0; first < rowCount; first += blockRows) {
            ensureOpen();
            int count = Math.min(blockRows, rowCount - first);
            predictBlock(rows, first * inputCount, count, out, first * outputCount);
        }
    }

    @Override
    public final void predictProbabilities(double[] row, double[] out) {
        checkLength("row", row, inputCount);
        checkProbabilities(out);
        ensureOpen();
        probabilityBlock(row, 0, 1, out, 0);
    }

    final void checkOutput(double[] out) {
        checkLength("output", out, outputCount);
    }

    final void checkProbabilities(double[] out) {
        checkLength("probabilities", out, probabilityCount);
    }

    private static void checkLength(String what, double[] array, int expected) {
        Objects.requireNonNull(array, what);
        if (array.length != expected) {
            throw new IllegalArgumentException("%s has %d values, expected %d".formatted(what, array.length, expected));
        }
    }
}
