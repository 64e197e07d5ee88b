package dev.brine.kind;

/** What turns the raw scores of a model into numbers or class probabilities. Computed by {@link StrictMath}. */
public enum Link {
    /** Scores are the numbers, or the probabilities. */
    IDENTITY,
    /** {@code 1 / (1 + exp(-score))}; one score for two classes, or one for each class and then divided by their sum. */
    SIGMOID,
    /** {@code exp(score - max)} of each class, divided by their sum. */
    SOFTMAX;

    /** Replaces {@code scores[start .. start + width)} by probabilities or numbers. */
    void apply(double[] scores, int start, int width) {
        switch (this) {
            case IDENTITY -> {}
            case SIGMOID -> {
                for (int i = start; i < start + width; i++) {
                    scores[i] = sigmoid(scores[i]);
                }
                if (width > 1) {
                    divideBySum(scores, start, width);
                }
            }
            case SOFTMAX -> {
                double max = Double.NEGATIVE_INFINITY;
                for (int i = start; i < start + width; i++) {
                    max = Math.max(max, scores[i]);
                }
                for (int i = start; i < start + width; i++) {
                    scores[i] = StrictMath.exp(scores[i] - max);
                }
                divideBySum(scores, start, width);
            }
        }
    }

    static double sigmoid(double score) {
        return 1.0 / (1.0 + StrictMath.exp(-score));
    }

    private static void divideBySum(double[] values, int start, int width) {
        double sum = 0;
        for (int i = start; i < start + width; i++) {
            sum += values[i];
        }
        for (int i = start; i < start + width; i++) {
            values[i] /= sum;
        }
    }
}
