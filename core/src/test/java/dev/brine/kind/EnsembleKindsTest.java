package dev.brine.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Voting, stacking and calibration. Models and expected numbers were made by scikit-learn 1.2.1 (numpy 1.24) from 60 rows
 * of two whole numbers each, {@code numpy.random.default_rng(3)}, and printed with all digits.
 */
class EnsembleKindsTest {
    private static final Signature COLUMNS = Signature.unnamed(2);
    private static final Outputs TWO = Outputs.classification(List.of(0L, 1L));
    private static final Outputs THREE = Outputs.classification(List.of(0L, 1L, 2L));
    private static final double[] ROWS = {0.0, 0.0, 3.0, -2.0, -5.0, 4.0, 7.0, 7.0, 2.0, 2.0, -1.0, 6.0};

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

    /** CalibratedClassifierCV(DecisionTreeClassifier(max_depth=2, min_samples_leaf=5), method="isotonic", cv=2). */
    @Test
    void isotonicCalibrationOfThreeClassesIsScikitLearns() {
        Calibrated model = Calibrated.builder(COLUMNS, THREE)
                .isotonic(
                        tree(
                                new int[] {1, 2, -1, -1, 5, -1, -1},
                                new int[] {4, 3, -1, -1, 6, -1, -1},
                                new int[] {0, 1, 0, 0, 0, 0, 0},
                                new double[] {1.0, 3.5, -2.0, -2.0, 5.5, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.26666666666666666,
                                    0.2,
                                    0.8888888888888888,
                                    0.1111111111111111,
                                    0.0,
                                    1.0,
                                    0.0,
                                    0.0,
                                    0.6666666666666666,
                                    0.3333333333333333,
                                    0.0,
                                    0.0,
                                    0.5,
                                    0.5,
                                    0.0,
                                    0.8333333333333334,
                                    0.16666666666666666,
                                    0.0,
                                    0.16666666666666666,
                                    0.8333333333333334
                                }),
                        Response.PROBABILITIES,
                        List.of(
                                new double[] {0.0, 0.6666666666666666, 1.0},
                                new double[] {0.0, 0.16666666666666666, 0.3333333333333333, 0.8333333333333334},
                                new double[] {0.0, 0.16666666666666666, 0.8333333333333334}),
                        List.of(
                                new double[] {0.07142857142857142, 0.8333333333333334, 1.0},
                                new double[] {0.0, 0.36363636363636365, 0.36363636363636365, 0.4444444444444444},
                                new double[] {0.0, 0.42857142857142855, 0.42857142857142855}))
                .isotonic(
                        tree(
                                new int[] {1, -1, 3, -1, -1},
                                new int[] {2, -1, 4, -1, -1},
                                new int[] {0, 0, 1, 0, 0},
                                new double[] {-0.5, -2.0, -2.0, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.26666666666666666,
                                    0.2,
                                    1.0,
                                    0.0,
                                    0.0,
                                    0.06666666666666667,
                                    0.5333333333333333,
                                    0.4,
                                    0.0,
                                    1.0,
                                    0.0,
                                    0.1,
                                    0.3,
                                    0.6
                                }),
                        Response.PROBABILITIES,
                        List.of(new double[] {0.0, 0.1, 1.0}, new double[] {0.0, 0.3, 1.0}, new double[] {0.0, 0.6}),
                        List.of(
                                new double[] {0.1875, 0.1875, 0.9285714285714286},
                                new double[] {0.07142857142857142, 0.3333333333333333, 0.5714285714285714},
                                new double[] {0.047619047619047616, 0.5555555555555556}))
                .build();
        assertBitEqual(probabilities(model), new double[] {
            0.5870967741935484,
            0.15483870967741936,
            0.2580645161290323,
            0.15405128841204377,
            0.5895376600824831,
            0.25641105150547305,
            0.791283084004603,
            0.18598964326812428,
            0.022727272727272724,
            0.128450157652195,
            0.3653650254668931,
            0.506184816880912,
            0.12491190024396856,
            0.3901328273244782,
            0.48495527243155334,
            0.791283084004603,
            0.18598964326812428,
            0.022727272727272724
        });
        assertBitEqual(predictions(model), new double[] {0.0, 1.0, 0.0, 2.0, 2.0, 0.0});
    }

    /** CalibratedClassifierCV(DecisionTreeClassifier(max_depth=2, min_samples_leaf=5), method="isotonic", cv=2). */
    @Test
    void isotonicCalibrationOfTwoClassesIsScikitLearns() {
        Calibrated model = Calibrated.builder(COLUMNS, TWO)
                .isotonic(
                        tree(
                                new int[] {1, 2, -1, -1, -1},
                                new int[] {4, 3, -1, -1, -1},
                                new int[] {0, 1, 0, 0, 0},
                                new double[] {1.0, 3.5, -2.0, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.4666666666666667,
                                    0.8888888888888888,
                                    0.1111111111111111,
                                    1.0,
                                    0.0,
                                    0.6666666666666666,
                                    0.3333333333333333,
                                    0.0,
                                    1.0
                                }),
                        Response.PROBABILITIES_WITHOUT_FIRST,
                        List.of(new double[] {0.0, 0.3333333333333333, 1.0}),
                        List.of(new double[] {0.0, 0.16666666666666666, 0.9285714285714286}))
                .isotonic(
                        tree(
                                new int[] {1, -1, 3, -1, -1},
                                new int[] {2, -1, 4, -1, -1},
                                new int[] {0, 0, 0, 0, 0},
                                new double[] {-0.5, -2.0, 3.5, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.4666666666666667,
                                    1.0,
                                    0.0,
                                    0.06666666666666667,
                                    0.9333333333333333,
                                    0.14285714285714285,
                                    0.8571428571428571,
                                    0.0,
                                    1.0
                                }),
                        Response.PROBABILITIES_WITHOUT_FIRST,
                        List.of(new double[] {0.0, 0.8571428571428571, 1.0}),
                        List.of(new double[] {0.07142857142857142, 0.6666666666666666, 1.0}))
                .build();
        assertBitEqual(probabilities(model), new double[] {
            0.6666666666666667,
            0.3333333333333333,
            0.20238095238095238,
            0.7976190476190477,
            0.8809523809523809,
            0.11904761904761904,
            0.0357142857142857,
            0.9642857142857143,
            0.20238095238095238,
            0.7976190476190477,
            0.8809523809523809,
            0.11904761904761904
        });
        assertBitEqual(predictions(model), new double[] {0.0, 1.0, 0.0, 1.0, 1.0, 0.0});
    }

    /** CalibratedClassifierCV(DecisionTreeClassifier(max_depth=2, min_samples_leaf=5), method="sigmoid", cv=2). */
    @Test
    void sigmoidCalibrationOfThreeClassesIsScikitLearns() {
        Calibrated model = Calibrated.builder(COLUMNS, THREE)
                .sigmoid(
                        tree(
                                new int[] {1, 2, -1, -1, 5, -1, -1},
                                new int[] {4, 3, -1, -1, 6, -1, -1},
                                new int[] {0, 1, 0, 0, 0, 0, 0},
                                new double[] {1.0, 3.5, -2.0, -2.0, 5.5, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.26666666666666666,
                                    0.2,
                                    0.8888888888888888,
                                    0.1111111111111111,
                                    0.0,
                                    1.0,
                                    0.0,
                                    0.0,
                                    0.6666666666666666,
                                    0.3333333333333333,
                                    0.0,
                                    0.0,
                                    0.5,
                                    0.5,
                                    0.0,
                                    0.8333333333333334,
                                    0.16666666666666666,
                                    0.0,
                                    0.16666666666666666,
                                    0.8333333333333334
                                }),
                        Response.PROBABILITIES,
                        new double[] {-4.847013024413666, -1.7288138704447502, -1.957444298146},
                        new double[] {1.9272326826739954, 1.6632437687885322, 1.813971773274437})
                .sigmoid(
                        tree(
                                new int[] {1, -1, 3, -1, -1},
                                new int[] {2, -1, 4, -1, -1},
                                new int[] {0, 0, 1, 0, 0},
                                new double[] {-0.5, -2.0, -2.0, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.26666666666666666,
                                    0.2,
                                    1.0,
                                    0.0,
                                    0.0,
                                    0.06666666666666667,
                                    0.5333333333333333,
                                    0.4,
                                    0.0,
                                    1.0,
                                    0.0,
                                    0.1,
                                    0.3,
                                    0.6
                                }),
                        Response.PROBABILITIES,
                        new double[] {-3.3307191433830363, -2.05451123237746, -4.1308997471367706},
                        new double[] {1.3837989455328965, 1.7845378748403038, 2.465719159851716})
                .build();
        assertWithin4Ulp(probabilities(model), new double[] {
            0.509653607952005,
            0.182471602235077,
            0.307874789812918,
            0.20251279981385423,
            0.6293189482171667,
            0.16816825196897894,
            0.7324026171131011,
            0.17246951657401194,
            0.09512786631288687,
            0.2107160010465628,
            0.24746740250473098,
            0.5418165964487063,
            0.21365382853626091,
            0.4127294186391336,
            0.3736167528246054,
            0.7324026171131011,
            0.17246951657401194,
            0.09512786631288687
        });
        assertBitEqual(predictions(model), new double[] {0.0, 1.0, 0.0, 2.0, 1.0, 0.0});
    }

    /** CalibratedClassifierCV(DecisionTreeClassifier(max_depth=2, min_samples_leaf=5), method="sigmoid", cv=2). */
    @Test
    void sigmoidCalibrationOfTwoClassesIsScikitLearns() {
        Calibrated model = Calibrated.builder(COLUMNS, TWO)
                .sigmoid(
                        tree(
                                new int[] {1, 2, -1, -1, -1},
                                new int[] {4, 3, -1, -1, -1},
                                new int[] {0, 1, 0, 0, 0},
                                new double[] {1.0, 3.5, -2.0, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.4666666666666667,
                                    0.8888888888888888,
                                    0.1111111111111111,
                                    1.0,
                                    0.0,
                                    0.6666666666666666,
                                    0.3333333333333333,
                                    0.0,
                                    1.0
                                }),
                        Response.PROBABILITIES_WITHOUT_FIRST,
                        new double[] {-4.8470129720489},
                        new double[] {2.9197803906094975})
                .sigmoid(
                        tree(
                                new int[] {1, -1, 3, -1, -1},
                                new int[] {2, -1, 4, -1, -1},
                                new int[] {0, 0, 0, 0, 0},
                                new double[] {-0.5, -2.0, 3.5, -2.0, -2.0},
                                new double[] {
                                    0.5333333333333333,
                                    0.4666666666666667,
                                    1.0,
                                    0.0,
                                    0.06666666666666667,
                                    0.9333333333333333,
                                    0.14285714285714285,
                                    0.8571428571428571,
                                    0.0,
                                    1.0
                                }),
                        Response.PROBABILITIES_WITHOUT_FIRST,
                        new double[] {-3.6757878760517144},
                        new double[] {2.0955565275607726})
                .build();
        assertWithin4Ulp(probabilities(model), new double[] {
            0.6035294993710789,
            0.39647050062892114,
            0.19265028592652655,
            0.8073497140734734,
            0.8384981609957796,
            0.16150183900422035,
            0.14890996397445533,
            0.8510900360255447,
            0.19265028592652655,
            0.8073497140734734,
            0.8384981609957796,
            0.16150183900422035
        });
        assertBitEqual(predictions(model), new double[] {0.0, 1.0, 0.0, 1.0, 1.0, 0.0});
    }

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

    private static Model tree(int[] left, int[] right, int[] feature, double[] threshold, double[] values) {
        return tree(COLUMNS, left, right, feature, threshold, values);
    }

    private static Model tree(
            Signature columns, int[] left, int[] right, int[] feature, double[] threshold, double[] values) {
        Outputs outputs = values.length == 2 * left.length ? TWO : THREE;
        return TreeEnsemble.builder(columns, outputs)
                .addTree(new TreeNodes(left, right, feature, threshold, values))
                .build();
    }

    private static Model linear(double intercept, double... coefficients) {
        return LinearModel.of(
                COLUMNS,
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(coefficients, 1, 2),
                HeapTensor.of(new double[] {intercept}));
    }

    private static double[] predictions(Model model) {
        double[] out = new double[ROWS.length / 2];
        model.newPredictor().predictBatch(ROWS, out.length, out);
        return out;
    }

    private static double[] probabilities(Model model) {
        int classes = model.state().outputs().probabilityCount();
        double[] all = new double[ROWS.length / 2 * classes];
        double[] out = new double[classes];
        Predictor predictor = model.newPredictor();
        for (int i = 0; i < ROWS.length / 2; i++) {
            predictor.predictProbabilities(Arrays.copyOfRange(ROWS, 2 * i, 2 * i + 2), out);
            System.arraycopy(out, 0, all, i * classes, classes);
        }
        return all;
    }

    private static void assertBitEqual(double[] actual, double[] expected) {
        assertThat(Arrays.stream(actual).mapToLong(Double::doubleToRawLongBits).toArray())
                .as("%s", Arrays.toString(actual))
                .isEqualTo(Arrays.stream(expected)
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray());
    }

    private static void assertWithin4Ulp(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(4 * Math.ulp(expected[i]));
        }
    }
}
