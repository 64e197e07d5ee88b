package dev.brine.kind;

import dev.brine.kind.internal.Exponential;
import dev.brine.kind.internal.PairwiseSum;

/**
 * What turns the raw scores of a model into numbers or class probabilities. Computed by {@link Exponential}: the same bits everywhere.
 *
 * <p>Scores of a classifier are one for each class, or one for an output of two classes: the score of the second class.
 */
public enum Link {
    /** Scores are the numbers, or the probabilities; one score is the probability of the second class. */
    IDENTITY,
    /** {@code 1 / (1 + exp(-score))}; of several classes divided by their sum, all alike where the sum is 0. */
    SIGMOID,
    /** {@code exp(score - max)} of each class, divided by their sum; one score stands for {@code [-score, score]}. */
    SOFTMAX,
    /** {@code exp(score)}, for numbers such as counts. */
    EXP,
    /** {@code 1 / (1 + exp(-2 score))}; one score for two classes, as boosting with the exponential loss has. */
    HALF_LOGIT,
    /** {@code exp(score - (log(sum of exp(score - max)) + max))}: softmax as older gradient boosting computes it. */
    LOG_SOFTMAX,
    /** {@code (clip(score, -1, 1) + 1) / 2}; of several classes divided by their sum, all alike where the sum is 0. */
    MODIFIED_HUBER,
    /** Scores choose the class and there are no probabilities, as with hinge losses. */
    NONE;

    boolean hasProbabilities() {
        return this != NONE;
    }

    /** Replaces {@code scores[start .. start + width)} by numbers. */
    void toNumbers(double[] scores, int start, int width) {
        if (this == SOFTMAX || this == LOG_SOFTMAX) {
            toProbabilities(scores, start, width);
        } else if (this != IDENTITY && this != NONE) {
            for (int i = start; i < start + width; i++) {
                scores[i] = one(scores[i]);
            }
        }
    }

    /** Replaces the scores of the classes of one output by their probabilities. */
    void toProbabilities(double[] scores, int start, int width) {
        switch (this) {
            case SOFTMAX -> softmax(scores, start, width);
            case LOG_SOFTMAX -> logSoftmax(scores, start, width);
            case SIGMOID, MODIFIED_HUBER -> {
                toNumbers(scores, start, width);
                divideBySum(scores, start, width);
            }
            case IDENTITY, EXP, HALF_LOGIT -> toNumbers(scores, start, width);
            case NONE -> throw new UnsupportedOperationException("this model has no class probabilities");
        }
    }

    /** Writes the probabilities of two classes that have one score. */
    void toTwoProbabilities(double score, double[] out, int start) {
        if (this == SOFTMAX || this == LOG_SOFTMAX || this == NONE) {
            out[start] = -score;
            out[start + 1] = score;
            toProbabilities(out, start, 2);
            return;
        }
        double second = one(score);
        out[start] = 1 - second;
        out[start + 1] = second;
    }

    private double one(double score) {
        return switch (this) {
            case SIGMOID -> sigmoid(score);
            case HALF_LOGIT -> sigmoid(2 * score);
            case EXP -> Exponential.exp(score);
            case MODIFIED_HUBER -> (Math.max(-1, Math.min(1, score)) + 1) / 2;
            case IDENTITY, SOFTMAX, LOG_SOFTMAX, NONE -> score;
        };
    }

    static double sigmoid(double score) {
        return 1.0 / (1.0 + Exponential.exp(-score));
    }

    static void softmax(double[] scores, int start, int width) {
        double max = max(scores, start, width);
        for (int i = start; i < start + width; i++) {
            scores[i] = Exponential.exp(scores[i] - max);
        }
        double sum = PairwiseSum.of(scores, start, width);
        for (int i = start; i < start + width; i++) {
            scores[i] /= sum;
        }
    }

    private static void logSoftmax(double[] scores, int start, int width) {
        double max = max(scores, start, width);
        double sum = 0;
        for (int i = start; i < start + width; i++) {
            sum += Exponential.exp(scores[i] - max);
        }
        double logOfSum = Exponential.log(sum) + max;
        for (int i = start; i < start + width; i++) {
            scores[i] = Exponential.exp(scores[i] - logOfSum);
        }
    }

    private static double max(double[] scores, int start, int width) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = start; i < start + width; i++) {
            max = Math.max(max, scores[i]);
        }
        return max;
    }

    /** Divides by the sum; where it is 0, all become alike. */
    static void divideBySum(double[] values, int start, int width) {
        double sum = PairwiseSum.of(values, start, width);
        for (int i = start; i < start + width; i++) {
            values[i] = sum == 0 ? 1.0 / width : values[i] / sum;
        }
    }
}
