package dev.brine.kind.tree;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.kind.TestModels;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TestTensors;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Splits by sets of categories. Trees and expected numbers were made by scikit-learn 1.2.1 on x86-64:
 * HistGradientBoostingRegressor(categorical_features=[0], max_iter=3, max_leaf_nodes=6, min_samples_leaf=3,
 * learning_rate=0.3, max_bins=110) of 400 rows. Where a missing value goes left, categories that were not seen in
 * training are in the set, as importers put them there.
 */
class CategoricalTreesTest {
    private static final double[] ROWS = {
        1.0,
        0.0,
        8.0,
        0.5,
        4.0,
        -1.0,
        99.0,
        2.0,
        NaN,
        0.1,
        -3.0,
        0.0,
        -0.5,
        1.0,
        2.9,
        -0.4,
        264.0,
        0.5,
        200.0,
        0.5,
        10000000000.0,
        0.5,
        NaN,
        NaN,
        63.0,
        0.01,
        64.0,
        0.01,
        65.0,
        NaN
    };
    private static final double[] EXPECTED = {
        2.5538171494236184,
        2.774806956410386,
        1.7611605521822238,
        3.048586401317281,
        2.5119536485553593,
        2.290963841568592,
        2.7857330934622544,
        1.7611605521822238,
        2.774806956410386,
        2.5119536485553593,
        2.5119536485553593,
        2.290963841568592,
        0.7185906619722938,
        2.5538171494236184,
        0.7185906619722938
    };

    private static TreeEnsemble boosting() {
        return TreeEnsemble.builder(Signature.unnamed(2), Outputs.regression(1))
                .comparison(TreeEnsemble.Comparison.FLOAT64)
                .aggregation(TreeEnsemble.Aggregation.SUM)
                .baseline(1.53275)
                .addTree(new TreeNodes(
                                new int[] {1, 2, -1, 4, -1, -1, 7, 8, -1, -1, -1},
                                new int[] {6, 3, -1, 5, -1, -1, 10, 9, -1, -1, -1},
                                new int[] {0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0},
                                new double[] {
                                    0.0, -0.11, 0.0, 0.755, 0.0, 0.0, -0.03, -1.1549999999999998, 0.0, 0.0, 0.0
                                },
                                new double[] {
                                    0.0,
                                    1.1907794135222338,
                                    0.10073810624483141,
                                    1.9370805133702391,
                                    0.47207640900578296,
                                    0.7458558539126782,
                                    -1.4701801631703724,
                                    -2.296484928533255,
                                    -0.9894039442664698,
                                    -0.5997468715533614,
                                    -0.22673125043511388
                                })
                        .missingGoesLeft(flags(1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0))
                        .categories(new int[] {0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}, new long[] {
                            0x7fffffff7fefffffL, 0xfffffffffbffffbdL, 0xffffffffffffffffL, 0xffffffffffffffffL
                        }))
                .addTree(new TreeNodes(
                                new int[] {1, 2, -1, 4, -1, -1, 7, 8, -1, -1, -1},
                                new int[] {6, 3, -1, 5, -1, -1, 10, 9, -1, -1, -1},
                                new int[] {0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0},
                                new double[] {0.0, -0.38, 0.0, 0.0, 0.0, 0.0, 0.44, -0.75, 0.0, 0.0, 0.0},
                                new double[] {
                                    0.0,
                                    0.8335455873837838,
                                    0.01765727214515209,
                                    1.2817579380901796,
                                    0.1761222587705686,
                                    0.43897556662559506,
                                    -1.0291261195501717,
                                    -1.4633771782336027,
                                    -0.6509338617324829,
                                    -0.36755151928857316,
                                    -0.07464937454351457
                                })
                        .missingGoesLeft(flags(1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0))
                        .categories(new int[] {0, -1, -1, 1, -1, -1, -1, -1, -1, -1, -1}, new long[] {
                            0x7fffffff7fefffffL,
                            0xfffffffffbffffbdL,
                            0xffffffffffffffffL,
                            0xffffffffffffffffL,
                            0x7ffffffe7feffeedL,
                            0xfffffff7fbffffbcL,
                            0xffffffffffffffffL,
                            0xffffffffffffffffL
                        }))
                .addTree(new TreeNodes(
                                new int[] {1, 2, 3, -1, -1, -1, 7, 8, -1, -1, -1},
                                new int[] {6, 5, 4, -1, -1, -1, 10, 9, -1, -1, -1},
                                new int[] {0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0},
                                new double[] {0.0, 0.09, -1.33, 0.0, 0.0, 0.0, 0.755, -0.54, 0.0, 0.0, 0.0},
                                new double[] {
                                    0.0,
                                    0.5834819090640071,
                                    0.19151792055391337,
                                    -0.20534361196415762,
                                    0.11001517379224034,
                                    0.33100498077900786,
                                    -0.7203882851250283,
                                    -0.9622907448697973,
                                    -0.4218208823515021,
                                    -0.219876568304019,
                                    0.006543733091199431
                                })
                        .missingGoesLeft(flags(1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0))
                        .categories(new int[] {0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}, new long[] {
                            0x7fffffff7fefffffL, 0xfffffffffbffffbdL, 0xffffffffffffffffL, 0xffffffffffffffffL
                        }))
                .build();
    }

    private static boolean[] flags(int... bits) {
        boolean[] flags = new boolean[bits.length];
        for (int i = 0; i < bits.length; i++) {
            flags[i] = bits[i] == 1;
        }
        return flags;
    }

    private static void assertPredicts(Model model) {
        Predictor predictor = model.newPredictor();
        double[] out = new double[EXPECTED.length];
        predictor.predictBatch(ROWS, EXPECTED.length, out);
        assertThat(out).containsExactly(EXPECTED);
    }

    @Test
    void categoriesGoWhereScikitLearnSendsThem() {
        assertPredicts(boosting());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16, 1 << 20})
    void storageChangesNothing(int elements) {
        ModelState state = boosting().state();
        assertPredicts(ModelKinds.view(TestModels.mapTensors(state, tensor -> TestTensors.mapped(tensor, elements))));
        if (Integer.bitCount(elements) == 1 && elements < 1 << 20) {
            assertPredicts(
                    ModelKinds.view(TestModels.mapTensors(state, tensor -> TestTensors.chunked(tensor, elements))));
        }
    }

    @Test
    void aSetThatDoesNotExistIsCorrupt() {
        ModelState state = boosting().state();
        ModelState fewer = TestModels.mapTensors(state, CategoricalTreesTest::withoutSets);
        Predictor predictor = ModelKinds.view(fewer).newPredictor();
        double[] out = new double[EXPECTED.length];
        assertThatThrownBy(() -> predictor.predictBatch(ROWS, EXPECTED.length, out))
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("splits by set of categories");
    }

    private static Tensor withoutSets(Tensor tensor) {
        boolean isSets = tensor.elementType() == ElementType.I64
                && tensor.shape().rank() == 2
                && tensor.shape().dimension(1) == 4;
        return isSets ? HeapTensor.of(new long[0], 0, 4) : tensor;
    }

    @Test
    void nodesThatDoNotFitAreRefused() {
        TreeNodes nodes =
                new TreeNodes(new int[] {1, -1, -1}, new int[] {2, -1, -1}, new int[3], new double[3], new double[3]);
        assertThatThrownBy(() -> nodes.categories(new int[3], new long[3]))
                .hasMessage("3 words of sets of categories, expected a multiple of 4");
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(1), Outputs.regression(1));
        assertThatThrownBy(() -> builder.addTree(nodes.categories(new int[] {1, -1, -1}, new long[4])))
                .hasMessage("node 0 splits by set of categories 1, the tree has 1");
    }
}
