package dev.brine.model;

/**
 * What a verification set expects of each row, told by the number of its values: as many as the model has outputs are the
 * predictions, as many as it has classes in all are their probabilities, as many as both together are both, predictions
 * first. Where every output has one class alone, as many as the outputs are predictions. One thread's.
 */
public final class ExpectedOutputs {
    private final Predictor predictor;
    private final double[] predictions;
    private final double[] probabilities;

    private ExpectedOutputs(Model model, int predictions, int probabilities) {
        this.predictor = model.newPredictor();
        this.predictions = new double[predictions];
        this.probabilities = new double[probabilities];
    }

    /**
     * Returns what a set expects of the rows of a model.
     *
     * @throws IllegalArgumentException if the model gives no such number of values
     */
    public static ExpectedOutputs of(Model model, VerificationSet set) {
        return of(model, set.expected().shape().dimension(1));
    }

    /**
     * Returns what a number of values for each row stands for.
     *
     * @throws IllegalArgumentException if the model gives no such number of values
     */
    public static ExpectedOutputs of(Model model, long width) {
        Outputs outputs = model.state().outputs();
        check(outputs, width);
        int predictions = outputs.count();
        int probabilities = classCount(outputs);
        if (width == predictions) {
            return new ExpectedOutputs(model, predictions, 0);
        }
        return new ExpectedOutputs(model, width == probabilities ? 0 : predictions, probabilities);
    }

    /** Checks that a model of the given outputs gives as many values for a row. */
    static void check(Outputs outputs, long width) {
        long predictions = outputs.count();
        int probabilities = classCount(outputs);
        boolean isKnown = width == predictions || width == predictions + probabilities;
        if (!isKnown && (probabilities == 0 || width != probabilities)) {
            throw new IllegalArgumentException("verification rows have %d expected outputs, the model has %d%s"
                    .formatted(
                            width, predictions, probabilities == 0 ? "" : " and %d classes".formatted(probabilities)));
        }
    }

    private static int classCount(Outputs outputs) {
        return outputs.isClassification() ? outputs.probabilityCount() : 0;
    }

    /** Returns the number of predictions, which come first: the model's outputs, or 0. */
    public int predictionCount() {
        return predictions.length;
    }

    /** Returns the number of values for each row. */
    public int count() {
        return predictions.length + probabilities.length;
    }

    /**
     * Computes the values for a row.
     *
     * @param out receives {@link #count()} values
     * @throws IllegalArgumentException if the row does not fit the model, or probabilities are expected of a model that
     *     gives none
     */
    public void compute(Row row, double[] out) {
        if (predictions.length > 0) {
            predictor.predict(row, predictions);
            System.arraycopy(predictions, 0, out, 0, predictions.length);
        }
        if (probabilities.length > 0) {
            probabilities(row);
            System.arraycopy(probabilities, 0, out, predictions.length, probabilities.length);
        }
    }

    private void probabilities(Row row) {
        try {
            predictor.predictProbabilities(row, probabilities);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException("probabilities are expected: " + e.getMessage(), e);
        }
    }
}
