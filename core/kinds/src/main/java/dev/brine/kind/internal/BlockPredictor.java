package dev.brine.kind.internal;

import dev.brine.model.Model;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.util.Objects;

/** What the predictors share: arrays are checked here, and many rows are cut into blocks that fit the scratch space. */
public abstract class BlockPredictor implements Predictor {
    /** Rows that are worked on together: enough to reuse what was read of the model, few enough to stay in the cache. */
    private static final int BLOCK_ROWS = 256;

    /** Scratch numbers of a block, those of the models inside included: a file says how many there are and how wide. */
    private static final int MAX_BLOCK_NUMBERS = 1 << 20;

    protected final int inputCount;
    protected final int outputCount;
    protected final int probabilityCount;
    private final boolean hasProbabilities;
    private final long scratchNumbers;
    private final int blockRows;

    /**
     * Makes blocks so small that they fit the scratch space.
     *
     * @param scratchNumbers that this predictor and those inside it keep for each row of a block
     */
    protected BlockPredictor(Model model, long scratchNumbers) {
        this.scratchNumbers = scratchNumbers;
        this.blockRows = (int) Math.max(1, Math.min(BLOCK_ROWS, MAX_BLOCK_NUMBERS / Math.max(1, scratchNumbers)));
        this.inputCount = model.state().signature().count();
        this.outputCount = model.state().outputs().count();
        this.probabilityCount = model.state().outputs().probabilityCount();
        this.hasProbabilities = model.hasProbabilities();
    }

    /** Returns how many numbers are kept for each row of a block, by the predictors inside too. */
    public final long scratchNumbers() {
        return scratchNumbers;
    }

    /** Returns {@code scratch} if it has room for {@code count} rows, else a larger array. */
    public static double[] room(double[] scratch, int count, int width) {
        return scratch.length >= count * width ? scratch : new double[count * width];
    }

    /** Predicts a block of {@code count} rows that start at {@code rows[rowStart]}: writes that many times the outputs. */
    public abstract void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart);

    /** Predicts the probabilities of a block; called only where the model has some. */
    public void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
        throw new UnsupportedOperationException("this model has no class probabilities");
    }

    /** Throws {@link IllegalStateException} if the model's file was closed. */
    public abstract void ensureOpen();

    @Override
    public final void predict(double[] row, double[] out) {
        checkLength("row", row, inputCount);
        checkOutput(out);
        ensureOpen();
        predictBlock(row, 0, 1, out, 0);
    }

    @Override
    public final void predictBatch(double[] rows, int rowCount, double[] out) {
        checkLength("rows", rows, (long) rowCount * inputCount);
        checkLength("output", out, (long) rowCount * outputCount);
        int count;
        for (int first = 0; first < rowCount; first += count) {
            ensureOpen();
            count = Math.min(blockRows, rowCount - first);
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

    @Override
    public void predictProbabilities(Row row, double[] out) {
        checkProbabilities(out);
        predictProbabilities(row.numbers(), out);
    }

    protected final void checkOutput(double[] out) {
        checkLength("output", out, outputCount);
    }

    /** Throws {@link UnsupportedOperationException} if there are no probabilities. */
    protected final void checkProbabilities(double[] out) {
        if (!hasProbabilities) {
            throw new UnsupportedOperationException("this model has no class probabilities");
        }
        checkLength("probabilities", out, probabilityCount);
    }

    private static void checkLength(String what, double[] array, long expected) {
        Objects.requireNonNull(array, what);
        if (array.length != expected) {
            throw new IllegalArgumentException("%s has %d values, expected %d".formatted(what, array.length, expected));
        }
    }
}
