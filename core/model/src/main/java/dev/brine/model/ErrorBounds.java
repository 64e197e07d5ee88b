package dev.brine.model;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Bounds of how far the outputs of a model may lie from those of the program that trained it, which may have added up the same
 * numbers in another order. One thread's.
 *
 * <p><b>Numbers.</b> Classes, scaled and encoded columns, single trees and boosting, whose sums have one order: 0. The mean
 * of trees, which several threads may have added up: trees times 2^-52 times the sum of absolute tree outputs, divided by
 * the trees. Sums of products: 1e-12 times (|bias| + the sum of |weight * input|), in a perceptron layer by layer. After
 * {@code exp}: that times the output, and four units in its last place. Voting: the largest of its models'. Stacking: the
 * final model's, and the others' times its weights.
 *
 * <p><b>Probabilities.</b> Of the mean of trees: likewise. Else 1e-12 times the larger of 1 and the largest sum of
 * absolute products that a score inside is made of: links are no steeper than 1.
 */
public interface ErrorBounds {
    /** The error of a sum of products, in parts of the sum of absolute products. */
    double PRODUCT_ERROR = 1e-12;

    /** Returns the rule that the bounds stand for: exact where they are 0 for every row. */
    ComparisonRule.Kind rule();

    /** Returns how far each output may lie from the source's, for a row of numbers. */
    double[] of(double[] row);

    /** Returns the same for a row that may hold texts. */
    default double[] of(Row row) {
        return of(row.numbers());
    }

    /** Returns bounds of 0. */
    static ErrorBounds exact(int outputs) {
        return new ErrorBounds() {
            @Override
            public ComparisonRule.Kind rule() {
                return ComparisonRule.Kind.EXACT;
            }

            @Override
            public double[] of(double[] row) {
                return new double[outputs];
            }

            @Override
            public double[] of(Row row) {
                return new double[outputs];
            }
        };
    }

    /** Returns bounds that follow from a row. */
    static ErrorBounds of(ComparisonRule.Kind rule, UnaryOperator<double[]> bounds) {
        return new ErrorBounds() {
            @Override
            public ComparisonRule.Kind rule() {
                return rule;
            }

            @Override
            public double[] of(double[] row) {
                return bounds.apply(row);
            }
        };
    }

    /**
     * Returns the bounds of what a model predicts.
     *
     * @throws UnknownKindException if no kind on the class path has the state's name
     */
    static ErrorBounds ofPredictions(ModelState state) {
        return state.outputs().isClassification() ? exact(state.outputs().count()) : ModelKinds.errorBounds(state);
    }

    /**
     * Returns the bounds of a classifier's probabilities.
     *
     * @throws UnknownKindException if no kind on the class path has the state's name
     */
    static ErrorBounds ofProbabilities(ModelState state) {
        ErrorBounds scores = ModelKinds.errorBounds(state);
        boolean areMeans = scores.rule() == ComparisonRule.Kind.ANY_SUM_ORDER;
        return new ErrorBounds() {
            @Override
            public ComparisonRule.Kind rule() {
                return areMeans ? scores.rule() : ComparisonRule.Kind.TOLERANCE;
            }

            @Override
            public double[] of(double[] row) {
                return largest(scores.of(row));
            }

            @Override
            public double[] of(Row row) {
                return largest(scores.of(row));
            }

            private double[] largest(double[] ofScores) {
                double most = Arrays.stream(ofScores).max().orElse(0);
                double[] bounds = new double[state.outputs().probabilityCount()];
                Arrays.fill(bounds, areMeans ? most : Math.max(PRODUCT_ERROR, most));
                return bounds;
            }
        };
    }
}
