package dev.brine.kind;

import static dev.brine.kind.TrainedMembers.THREE;
import static dev.brine.kind.TrainedMembers.assertBitEqual;
import static dev.brine.kind.TrainedMembers.linear;
import static dev.brine.kind.TrainedMembers.predictions;
import static dev.brine.kind.TrainedMembers.probabilities;
import static dev.brine.kind.TrainedMembers.tree;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.model.Model;
import dev.brine.model.Outputs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Votes are scikit-learn's. */
class VotingTest {
    private static Map<String, Model> trees() {
        Map<String, Model> trees = new LinkedHashMap<>();
        trees.put(
                "0",
                tree(
                        new int[] {1, -1, -1},
                        new int[] {2, -1, -1},
                        new int[] {1, 0, 0},
                        new double[] {-3.5, -2.0, -2.0},
                        new double[] {
                            0.5333333333333333,
                            0.26666666666666666,
                            0.2,
                            0.5294117647058824,
                            0.47058823529411764,
                            0.0,
                            0.5348837209302325,
                            0.18604651162790697,
                            0.27906976744186046
                        }));
        trees.put(
                "1",
                tree(
                        new int[] {1, 2, -1, -1, 5, -1, -1},
                        new int[] {4, 3, -1, -1, 6, -1, -1},
                        new int[] {0, 0, 0, 0, 1, 0, 0},
                        new double[] {1.0, -2.5, -2.0, -2.0, -3.5, -2.0, -2.0},
                        new double[] {
                            0.5333333333333333,
                            0.26666666666666666,
                            0.2,
                            0.9117647058823529,
                            0.08823529411764706,
                            0.0,
                            1.0,
                            0.0,
                            0.0,
                            0.7272727272727273,
                            0.2727272727272727,
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
                        }));
        trees.put(
                "2",
                tree(
                        new int[] {1, 2, -1, -1, 5, -1, 7, -1, -1},
                        new int[] {4, 3, -1, -1, 6, -1, 8, -1, -1},
                        new int[] {0, 0, 0, 0, 1, 0, 0, 0, 0},
                        new double[] {1.0, -2.5, -2.0, -2.0, -3.5, -2.0, 3.5, -2.0, -2.0},
                        new double[] {
                            0.5333333333333333,
                            0.26666666666666666,
                            0.2,
                            0.9117647058823529,
                            0.08823529411764706,
                            0.0,
                            1.0,
                            0.0,
                            0.0,
                            0.7272727272727273,
                            0.2727272727272727,
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
                            0.1,
                            0.5,
                            0.4,
                            0.0,
                            0.0,
                            1.0
                        }));
        return trees;
    }
    /** VotingClassifier(voting="soft").predict_proba, without and with weights [1, 0.3, 2]. */
    @Test
    void softVotesAreScikitLearns() {
        Voting equal = Voting.of(THREE, Voting.Mode.SOFT, trees());
        assertBitEqual(probabilities(equal), new double[] {
            0.6631430584918957,
            0.2438336856941508,
            0.09302325581395349,
            0.23014642549526268,
            0.32127476313522824,
            0.448578811369509,
            0.8449612403100776,
            0.06201550387596899,
            0.09302325581395349,
            0.19681309216192935,
            0.15460809646856158,
            0.648578811369509,
            0.23014642549526268,
            0.32127476313522824,
            0.448578811369509,
            0.6631430584918957,
            0.2438336856941508,
            0.09302325581395349
        });
        assertBitEqual(predictions(equal), new double[] {0.0, 2.0, 0.0, 2.0, 2.0, 0.0});

        Voting weighted = Voting.of(THREE, Voting.Mode.SOFT, trees(), 1, 0.3, 2);
        assertBitEqual(probabilities(weighted), new double[] {
            0.6689730283810623,
            0.2464603754244346,
            0.08456659619450317,
            0.22774254169603006,
            0.38466055907916374,
            0.3875968992248062,
            0.8590556730091614,
            0.05637773079633545,
            0.08456659619450317,
            0.16713648108996948,
            0.08163025604886069,
            0.7512332628611698,
            0.22774254169603006,
            0.38466055907916374,
            0.3875968992248062,
            0.6689730283810623,
            0.2464603754244346,
            0.08456659619450317
        });
        assertBitEqual(predictions(weighted), new double[] {0.0, 2.0, 0.0, 2.0, 2.0, 0.0});
    }

    /** VotingClassifier(voting="hard").predict, without and with weights [1, 0.3, 2]. */
    @Test
    void hardVotesAreScikitLearns() {
        Voting equal = Voting.of(THREE, Voting.Mode.HARD, trees());
        assertBitEqual(predictions(equal), new double[] {0.0, 0.0, 0.0, 2.0, 0.0, 0.0});
        assertBitEqual(
                predictions(Voting.of(THREE, Voting.Mode.HARD, trees(), 1, 0.3, 2)),
                new double[] {0.0, 1.0, 0.0, 2.0, 1.0, 0.0});
        assertThatThrownBy(() -> probabilities(equal)).isInstanceOf(UnsupportedOperationException.class);
    }

    /** VotingRegressor.predict of three linear models, without and with weights [1, 2, 0.3]. */
    @Test
    void meansAreScikitLearns() {
        Map<String, Model> models = new LinkedHashMap<>();
        models.put("a", linear(0.25, 1.1, 0));
        models.put("b", linear(0.1, 0, 0.3));
        models.put("c", linear(1, 0, -0.7));
        assertBitEqual(predictions(Voting.of(Outputs.regression(1), Voting.Mode.MEAN, models)), new double[] {
            0.45, 1.8166666666666667, -1.9166666666666667, 2.0833333333333344, 0.9166666666666669, -0.7166666666666665
        });
        assertBitEqual(
                predictions(Voting.of(Outputs.regression(1), Voting.Mode.MEAN, models, 1, 2, 0.3)), new double[] {
                    0.2272727272727273,
                    0.9909090909090911,
                    -0.9666666666666667,
                    3.3878787878787886,
                    1.1303030303030304,
                    0.603030303030303
                });
    }
}
