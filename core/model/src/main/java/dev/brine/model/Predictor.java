package dev.brine.model;

/**
 * Predicts from rows of input columns. One thread's: it owns its scratch space and allocates nothing per row.
 *
 * <p><b>Errors.</b> Every method throws {@link IllegalArgumentException} if an array has the wrong length, {@link
 * IllegalStateException} if the model's file was closed, and {@link java.io.UncheckedIOException} around a {@link
 * dev.brine.error.CorruptModelException} if the bytes of the model turn out to contradict its kind.
 */
public interface Predictor {
    /**
     * Predicts one row.
     *
     * @param row one value for each input column; NaN is a missing value
     * @param out receives one value for each output: a number, or the index of a class
     */
    void predict(double[] row, double[] out);

    /**
     * Predicts many rows; bit-equal to predicting each alone.
     *
     * @param rows row-major, {@code rowCount} times the input columns
     * @param out receives {@code rowCount} times the outputs, row-major
     */
    void predictBatch(double[] rows, int rowCount, double[] out);

    /**
     * Predicts the probability of each class of one row.
     *
     * @param out receives one value for each class of each output, in order ({@link Outputs#probabilityCount()})
     * @throws UnsupportedOperationException if the model does not classify or has no probabilities
     */
    default void predictProbabilities(double[] row, double[] out) {
        throw new UnsupportedOperationException("this model has no class probabilities");
    }

    /**
     * Predicts one row that may hold texts.
     *
     * @throws IllegalArgumentException if the row holds a text and this model takes numbers only
     */
    default void predict(Row row, double[] out) {
        predict(row.numbers(), out);
    }

    /**
     * Predicts the probability of each class of one row that may hold texts.
     *
     * @param out receives one value for each class of each output, in order ({@link Outputs#probabilityCount()})
     * @throws IllegalArgumentException if the row holds a text and this model takes numbers only
     * @throws UnsupportedOperationException if the model does not classify or has no probabilities
     */
    default void predictProbabilities(Row row, double[] out) {
        predictProbabilities(row.numbers(), out);
    }
}
