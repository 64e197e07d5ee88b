package dev.brine.kind;

import static dev.brine.kind.TrainedMembers.assertBitEqual;
import static dev.brine.kind.TrainedMembers.predictions;
import static dev.brine.kind.TrainedMembers.probabilities;
import static dev.brine.kind.TrainedMembers.tree;

import dev.brine.model.Signature;
import org.junit.jupiter.api.Test;

/** Stacked predictions are scikit-learn's. */
class StackingTest {
    /** StackingClassifier of two trees, a third one on their probabilities and the columns (passthrough=True). */
    @Test
    void stackingIsScikitLearns() {
        Stacking model = Stacking.builder(tree(
                        Signature.unnamed(8),
                        new int[] {1, 2, 3, -1, -1, 6, -1, -1, 9, -1, 11, -1, -1},
                        new int[] {8, 5, 4, -1, -1, 7, -1, -1, 10, -1, 12, -1, -1},
                        new int[] {6, 6, 7, 0, 0, 7, 0, 0, 7, 0, 6, 0, 0},
                        new double[] {1.0, -0.5, 5.5, -2.0, -2.0, 2.5, -2.0, -2.0, -3.5, -2.0, 2.5, -2.0, -2.0},
                        new double[] {
                            0.5333333333333333,
                            0.26666666666666666,
                            0.2,
                            0.9117647058823529,
                            0.08823529411764706,
                            0.0,
                            0.9655172413793104,
                            0.034482758620689655,
                            0.0,
                            1.0,
                            0.0,
                            0.0,
                            0.75,
                            0.25,
                            0.0,
                            0.6,
                            0.4,
                            0.0,
                            1.0,
                            0.0,
                            0.0,
                            0.0,
                            1.0,
                            0.0,
                            0.038461538461538464,
                            0.5,
                            0.46153846153846156,
                            0.0,
                            1.0,
                            0.0,
                            0.05555555555555555,
                            0.2777777777777778,
                            0.6666666666666666,
                            0.2,
                            0.8,
                            0.0,
                            0.0,
                            0.07692307692307693,
                            0.9230769230769231
                        }))
                .base(
                        "a",
                        tree(
                                new int[] {1, 2, -1, -1, 5, -1, -1},
                                new int[] {4, 3, -1, -1, 6, -1, -1},
                                new int[] {0, 0, 0, 0, 1, 0, 0},
                                new double[] {1.0, -0.5, -2.0, -2.0, -3.5, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.26666666666666666,
                                    0.2,
                                    0.9117647058823529,
                                    0.08823529411764706,
                                    0.0,
                                    0.9655172413793104,
                                    0.034482758620689655,
                                    0.0,
                                    0.6,
                                    0.4,
                                    0.0,
                                    0.038461538461538464,
                                    0.5,
                                    0.46153846153846156,
                                    0.0,
                                    1.0,
                                    0.0,
                                    0.05555555555555555,
                                    0.2777777777777778,
                                    0.6666666666666666
                                }),
                        Response.PROBABILITIES)
                .base(
                        "b",
                        tree(
                                new int[] {1, -1, -1},
                                new int[] {2, -1, -1},
                                new int[] {0, 0, 0},
                                new double[] {1.0, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.26666666666666666,
                                    0.2,
                                    0.9117647058823529,
                                    0.08823529411764706,
                                    0.0,
                                    0.038461538461538464,
                                    0.5,
                                    0.46153846153846156
                                }),
                        Response.PROBABILITIES)
                .passthrough(true)
                .build();
        assertBitEqual(probabilities(model), new double[] {
            1.0,
            0.0,
            0.0,
            0.0,
            0.07692307692307693,
            0.9230769230769231,
            1.0,
            0.0,
            0.0,
            0.0,
            0.07692307692307693,
            0.9230769230769231,
            0.2,
            0.8,
            0.0,
            0.75,
            0.25,
            0.0
        });
        assertBitEqual(predictions(model), new double[] {0.0, 2.0, 0.0, 2.0, 1.0, 0.0});
    }

    /** StackingClassifier of two trees for two classes: the first one's probability is left out. */
    @Test
    void stackingOfTwoClassesLeavesTheFirstOut() {
        Stacking model = Stacking.builder(tree(
                        new int[] {1, 2, -1, -1, 5, -1, -1},
                        new int[] {4, 3, -1, -1, 6, -1, -1},
                        new int[] {0, 1, 0, 0, 0, 0, 0},
                        new double[] {0.5000000149011612, 0.1666666716337204, -2.0, -2.0, 0.8333333432674408, -2.0, -2.0
                        },
                        new double[] {
                            0.5333333333333333,
                            0.4666666666666667,
                            0.9333333333333333,
                            0.06666666666666667,
                            0.9583333333333334,
                            0.041666666666666664,
                            0.8333333333333334,
                            0.16666666666666666,
                            0.13333333333333333,
                            0.8666666666666667,
                            0.42857142857142855,
                            0.5714285714285714,
                            0.043478260869565216,
                            0.9565217391304348
                        }))
                .base(
                        "a",
                        tree(
                                new int[] {1, 2, -1, -1, 5, -1, -1},
                                new int[] {4, 3, -1, -1, 6, -1, -1},
                                new int[] {0, 0, 0, 0, 0, 0, 0},
                                new double[] {1.0, -0.5, -2.0, -2.0, 2.5, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.4666666666666667,
                                    0.9117647058823529,
                                    0.08823529411764706,
                                    0.9655172413793104,
                                    0.034482758620689655,
                                    0.6,
                                    0.4,
                                    0.038461538461538464,
                                    0.9615384615384616,
                                    0.2,
                                    0.8,
                                    0.0,
                                    1.0
                                }),
                        Response.PROBABILITIES_WITHOUT_FIRST)
                .base(
                        "b",
                        tree(
                                new int[] {1, 2, -1, -1, 5, -1, -1},
                                new int[] {4, 3, -1, -1, 6, -1, -1},
                                new int[] {0, 1, 0, 0, 0, 0, 0},
                                new double[] {1.0, 5.5, -2.0, -2.0, 2.5, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.4666666666666667,
                                    0.9117647058823529,
                                    0.08823529411764706,
                                    0.9655172413793104,
                                    0.034482758620689655,
                                    0.6,
                                    0.4,
                                    0.038461538461538464,
                                    0.9615384615384616,
                                    0.2,
                                    0.8,
                                    0.0,
                                    1.0
                                }),
                        Response.PROBABILITIES_WITHOUT_FIRST)
                .build();
        assertBitEqual(probabilities(model), new double[] {
            0.9583333333333334,
            0.041666666666666664,
            0.043478260869565216,
            0.9565217391304348,
            0.9583333333333334,
            0.041666666666666664,
            0.043478260869565216,
            0.9565217391304348,
            0.42857142857142855,
            0.5714285714285714,
            0.8333333333333334,
            0.16666666666666666
        });
    }
}
