package dev.brine.kind;

import static dev.brine.kind.TrainedMembers.COLUMNS;
import static dev.brine.kind.TrainedMembers.THREE;
import static dev.brine.kind.TrainedMembers.TWO;
import static dev.brine.kind.TrainedMembers.assertBitEqual;
import static dev.brine.kind.TrainedMembers.assertWithin4Ulp;
import static dev.brine.kind.TrainedMembers.predictions;
import static dev.brine.kind.TrainedMembers.probabilities;
import static dev.brine.kind.TrainedMembers.tree;

import dev.brine.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calibrated probabilities are scikit-learn's. */
class CalibratedTest {
    /** CalibratedClassifierCV(DecisionTreeClassifier(max_depth=2, min_samples_leaf=5), method="isotonic", cv=2). */
    @Test
    void isotonicCalibrationOfThreeClassesIsScikitLearns() {
        Calibrated model = Calibrated.builder(COLUMNS, THREE)
                .isotonic(
                        firstFoldOfThree(),
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
                        secondFoldOfThree(),
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
                        firstFoldOfTwo(),
                        Response.PROBABILITIES_WITHOUT_FIRST,
                        List.of(new double[] {0.0, 0.3333333333333333, 1.0}),
                        List.of(new double[] {0.0, 0.16666666666666666, 0.9285714285714286}))
                .isotonic(
                        secondFoldOfTwo(),
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
                        firstFoldOfThree(),
                        Response.PROBABILITIES,
                        new double[] {-4.847013024413666, -1.7288138704447502, -1.957444298146},
                        new double[] {1.9272326826739954, 1.6632437687885322, 1.813971773274437})
                .sigmoid(
                        secondFoldOfThree(),
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
                        firstFoldOfTwo(),
                        Response.PROBABILITIES_WITHOUT_FIRST,
                        new double[] {-4.8470129720489},
                        new double[] {2.9197803906094975})
                .sigmoid(
                        secondFoldOfTwo(),
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

    private static Model firstFoldOfThree() {
        return tree(
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
                });
    }

    private static Model secondFoldOfThree() {
        return tree(
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
                });
    }

    private static Model firstFoldOfTwo() {
        return tree(
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
                });
    }

    private static Model secondFoldOfTwo() {
        return tree(
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
                });
    }
}
