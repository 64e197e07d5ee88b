package dev.brine.kind;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.kind.internal.PairwiseSum;
import dev.brine.model.Model;
import dev.brine.model.Signature;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Scalers, normalizers, imputers and encoders. Expected numbers were made by scikit-learn 1.2.1 (numpy 1.24) and printed
 * with all digits; 1.6.1 and 1.9.1 (numpy 2.4) give the same.
 */
class TransformingKindsTest {
    private static final Signature THREE = Signature.unnamed(3);

    /** Columns transformed by scalers that were trained on three other rows. */
    private static final double[] SCALED = {0.7, -0.0, 100.0, -5.1, NaN, 0.3};

    private static final double[] ELEVEN_COLUMNS = {
        0.001, 0.299, -0.274, -0.891, -0.455, -0.992, 0.06, 1.34, -0.492, -0.62, 0.49, 0.357, 0.105, -0.93, -0.029, 0.0,
        -1.344, -0.458, -1.901, -1.29, -1.842, -0.235, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    };

    /** Two columns, encoded by encoders that were trained on [[1, 5], [2, nan], [4, 5], [2, 7], [2, -1]]. */
    private static final double[] ENCODED = {2, NaN, 4, -1, 3, 5, -0.0, 7.5, 1, 7};

    private static final double[] FIRST = {1, 2, 4};
    private static final double[] SECOND = {-1, 5, 7, NaN};

    private static double[] predict(Model model, double... rows) {
        int rowCount = rows.length / model.state().signature().count();
        double[] out = new double[rowCount * model.state().outputs().count()];
        model.newPredictor().predictBatch(rows, rowCount, out);
        return out;
    }

    private static void assertBitEqual(double[] actual, double... expected) {
        assertThat(Arrays.stream(actual).mapToLong(Double::doubleToLongBits).toArray())
                .as("%s", Arrays.toString(actual))
                .isEqualTo(Arrays.stream(expected)
                        .mapToLong(Double::doubleToLongBits)
                        .toArray());
    }

    /** MinMaxScaler(feature_range=(-1, 2), clip=True). */
    @Test
    void aMinMaxScalerClips() {
        Scaler scaler = Scaler.clipped(
                THREE,
                Scaler.Operation.MULTIPLY_ADD,
                new double[] {-1.1363636363636365, 0.05882352941176472, -0.75},
                new double[] {1.3636363636363638, 0.35294117647058826, 0.35714285714285715},
                new double[] {-1, -1, -1},
                new double[] {2, 2, 2});
        assertBitEqual(
                predict(scaler, SCALED), -0.18181818181818188, 0.05882352941176472, 2, -1, NaN, -0.6428571428571429);
    }

    /** MaxAbsScaler, RobustScaler(with_centering=False) and StandardScaler(with_mean=False): -0.0 stays. */
    @Test
    void aScalerWithoutShiftDivides() {
        Scaler largest = Scaler.of(THREE, Scaler.Operation.DIVIDE, new double[0], new double[] {2.3, 5.5, 7.7});
        assertBitEqual(
                predict(largest, SCALED),
                0.30434782608695654,
                -0.0,
                12.987012987012987,
                -2.217391304347826,
                NaN,
                0.03896103896103896);
        Scaler robust =
                Scaler.of(THREE, Scaler.Operation.DIVIDE, new double[0], new double[] {1.0999999999999996, 4.25, 4.2});
        assertBitEqual(
                predict(robust, SCALED),
                0.6363636363636366,
                -0.0,
                23.80952380952381,
                -4.636363636363638,
                NaN,
                0.07142857142857142);
        assertThat(largest.state().tensors()).containsOnlyKeys("scale");
    }

    /** StandardScaler(with_std=False), RobustScaler(). */
    @Test
    void aScalerWithoutScaleSubtracts() {
        Scaler centred = Scaler.of(
                THREE,
                Scaler.Operation.SUBTRACT,
                new double[] {1.4333333333333333, 0.9333333333333332, 2.3333333333333335},
                new double[0]);
        assertBitEqual(
                predict(centred, SCALED),
                -0.7333333333333334,
                -0.9333333333333332,
                97.66666666666667,
                -6.533333333333333,
                NaN,
                -2.0333333333333337);
        Scaler robust = Scaler.of(THREE, Scaler.Operation.SUBTRACT_DIVIDE, new double[] {1.9, 0.3, 0.0}, new double[] {
            1.0999999999999996, 4.25, 4.2
        });
        assertBitEqual(
                predict(robust, SCALED),
                -1.0909090909090913,
                -0.07058823529411765,
                23.80952380952381,
                -6.363636363636366,
                NaN,
                0.07142857142857142);
    }

    /** Normalizer(norm="l2"): numpy adds the squares of eleven columns in pairs. */
    @Test
    void lengthsAreAddedUpAsNumpyDoes() {
        Signature columns = Signature.unnamed(11);
        double[] l2 = {
            0.00045571391912885636,
            0.13625846181952805,
            -0.12486561384130666,
            -0.40604110194381104,
            -0.20734983320362965,
            -0.4520682077758255,
            0.027342835147731382,
            0.6106566516326676,
            -0.22421124821139735,
            -0.2825426298598909,
            0.2232998203731396,
            0.1041635399538937,
            0.03063633528055697,
            -0.2713503981992189,
            -0.008461464029868117,
            0.0,
            -0.39214509159112926,
            -0.13363277674757232,
            -0.554663555888941,
            -0.3763892620182714,
            -0.5374488532074851,
            -0.0685670361041037,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0
        };
        assertBitEqual(predict(Normalizer.of(columns, Normalizer.Norm.L2), ELEVEN_COLUMNS), l2);
        double[] l1 = {
            0.00016909029421711193,
            0.050557997970916466,
            -0.04633074061548867,
            -0.15065945214744672,
            -0.07693608386878592,
            -0.167737571863375,
            0.010145417653026715,
            0.22658099425092998,
            -0.08319242475481907,
            -0.1048359824146094,
            0.08285424416638484
        };
        double[] firstRow = Arrays.copyOf(ELEVEN_COLUMNS, 11);
        assertBitEqual(predict(Normalizer.of(columns, Normalizer.Norm.L1), firstRow), l1);
        double[] max = {
            0.0007462686567164179,
            0.22313432835820893,
            -0.2044776119402985,
            -0.6649253731343283,
            -0.33955223880597013,
            -0.7402985074626866,
            0.04477611940298507,
            1.0,
            -0.3671641791044776,
            -0.46268656716417905,
            0.3656716417910447
        };
        assertBitEqual(predict(Normalizer.of(columns, Normalizer.Norm.MAX), firstRow), max);
    }

    @Test
    void aRowOfAlmostNothingIsNotDivided() {
        Model normalizer = Normalizer.of(Signature.unnamed(2), Normalizer.Norm.L1);
        assertBitEqual(predict(normalizer, 1e-15, 0), 1e-15, 0);
        assertBitEqual(predict(normalizer, 3e-15, 0), 1, 0);
    }

    /** numpy.sum of 300 numbers, {@code ((i * 7919) % 1000) / 997}: in halves of whole eights, and in eight lanes. */
    @Test
    void sumsArePairwise() {
        double[] values = new double[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 7919 % 1000 / 997.0;
        }
        assertThat(PairwiseSum.of(values, 0, 300)).isEqualTo(150.60180541624874);
        assertThat(PairwiseSum.of(values, 0, 100)).isEqualTo(49.19759277833499);
        assertThat(Normalizer.sumOfSquares(values, 0, 300)).isEqualTo(101.02831060885768);
    }

    /** SimpleImputer(strategy="mean", add_indicator=True): the second column was never there. */
    @Test
    void anImputerFillsDropsAndIndicates() {
        Imputer imputer =
                Imputer.of(THREE, NaN, new double[] {4, NaN, 5.666666666666667}, new int[] {0, 2}, new int[] {0, 1, 2});
        assertBitEqual(predict(imputer, NaN, 1, 2, 4, NaN, NaN), 4, 2, 1, 0, 0, 4, 5.666666666666667, 0, 1, 1);
    }

    /** SimpleImputer(missing_values=-1, strategy="most_frequent"). */
    @Test
    void aNumberMayStandForAMissingValue() {
        Imputer imputer = Imputer.of(Signature.unnamed(2), -1, new double[] {3, 2});
        assertBitEqual(predict(imputer, -1, -1, 7, NaN), 3, 2, 7, NaN);
    }

    /** OneHotEncoder(handle_unknown="ignore"). */
    @Test
    void unknownCategoriesMayBeAllZeros() {
        OneHotEncoder encoder = OneHotEncoder.builder(Signature.unnamed(2))
                .column(FIRST, OneHotEncoder.NO_SLOT)
                .column(SECOND, OneHotEncoder.NO_SLOT)
                .build();
        double[] expected = {
            0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0
        };
        assertBitEqual(predict(encoder, ENCODED), expected);
    }

    /** OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=2). */
    @Test
    void infrequentCategoriesShareASlot() {
        OneHotEncoder encoder = OneHotEncoder.builder(Signature.unnamed(2))
                .column(FIRST, new int[] {1, 0, 1}, 2, 1)
                .column(SECOND, new int[] {1, 0, 1, 1}, 2, 1)
                .build();
        assertBitEqual(predict(encoder, ENCODED), 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    /** OneHotEncoder(handle_unknown="ignore", drop="first"), its categories given in another order. */
    @Test
    void aDroppedCategoryHasNoSlot() {
        OneHotEncoder encoder = OneHotEncoder.builder(Signature.unnamed(2))
                .column(new double[] {4, 1, 2}, new int[] {1, -1, 0}, 2, OneHotEncoder.NO_SLOT)
                .column(new double[] {NaN, 7, 5, -1}, new int[] {2, 1, 0, -1}, 3, OneHotEncoder.NO_SLOT)
                .build();
        assertBitEqual(
                predict(encoder, ENCODED), 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
    }

    /** OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1, encoded_missing_value=-2). */
    @Test
    void ordinalCodesReplaceCategories() {
        OrdinalEncoder encoder = OrdinalEncoder.builder(Signature.unnamed(2))
                .column(FIRST, new double[] {0, 1, 2}, -1)
                .column(SECOND, new double[] {0, 1, 2, -2}, -1)
                .build();
        assertBitEqual(predict(encoder, ENCODED), 1, -2, 2, 0, -1, 1, -1, -1, 0, 2);
    }

    @Test
    void unknownCategoriesMayBeRefused() {
        OneHotEncoder oneHot = OneHotEncoder.builder(Signature.named(List.of("size")))
                .column(FIRST, OneHotEncoder.REFUSED)
                .build();
        assertThatThrownBy(() -> predict(oneHot, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'size' holds 3.0, which was not seen in training");
        OrdinalEncoder ordinal = OrdinalEncoder.builder(Signature.unnamed(1))
                .column(FIRST, new double[] {0, 1, 2})
                .build();
        assertThatThrownBy(() -> predict(ordinal, NaN))
                .hasMessage("column 0 holds NaN, which was not seen in training");
    }

    @Test
    void encodersRefuseWhatDoesNotFit() {
        OneHotEncoder.Builder builder = OneHotEncoder.builder(Signature.unnamed(1));
        assertThatThrownBy(() -> builder.column(new double[] {1, 1}, 0)).hasMessage("category 1.0 occurs twice");
        assertThatThrownBy(() -> builder.column(new double[] {NaN, NaN}, 0)).hasMessage("category NaN occurs twice");
        assertThatThrownBy(() -> builder.column(FIRST, new int[] {0, 1, 2}, 2, 0))
                .hasMessage("slot 2, expected -1 to 1");
        assertThatThrownBy(() -> builder.column(FIRST, new int[2], 2, 0)).hasMessage("3 categories with 2 values");
        assertThatThrownBy(() -> builder.column(FIRST, 3).build()).hasMessage("column 0 has slot 3, expected -2 to 2");
        assertThatThrownBy(() -> OneHotEncoder.builder(Signature.unnamed(2))
                        .column(FIRST, 0)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'category_offsets'");
    }

    @Test
    void columnsAreTakenInAnyOrderAndMoreThanOnce() {
        ColumnTransformer transformer = ColumnTransformer.builder(Signature.unnamed(4))
                .part(
                        "scale",
                        Scaler.of(Signature.unnamed(2), Scaler.Operation.DIVIDE, new double[0], new double[] {2, 10}),
                        3,
                        1)
                .passthrough("rest", 2, 3, 2)
                .part("none", ColumnTransformer.builder(Signature.unnamed(0)).build())
                .build();
        assertBitEqual(predict(transformer, 1, 2, 3, 4, 5, 6, 7, 8), 2, 0.2, 3, 4, 3, 4, 0.6, 7, 8, 7);
    }

    @Test
    void aTransformerRefusesWhatDoesNotFit() {
        Scaler scaler = Scaler.of(Signature.unnamed(1), Scaler.Operation.DIVIDE, new double[0], new double[] {2});
        ColumnTransformer.Builder builder =
                ColumnTransformer.builder(Signature.unnamed(2)).part("a", scaler, 0, 1);
        assertThatThrownBy(builder::build).hasMessage("['a'] takes 1 columns, expected 2");
        assertThatThrownBy(() -> builder.passthrough("a", 0)).hasMessage("part 'a' occurs twice");
        assertThatThrownBy(() -> ColumnTransformer.builder(Signature.unnamed(2))
                        .passthrough("b", 2)
                        .build())
                .hasMessage("tensor 'columns' holds 2 at 0, expected 0 to 1");
    }

    @Test
    void wideOutputsNeedNoWideScratch() {
        int width = 200_000;
        OneHotEncoder encoder = OneHotEncoder.builder(Signature.unnamed(1))
                .column(new double[] {0}, new int[] {width - 1}, width, OneHotEncoder.NO_SLOT)
                .build();
        ColumnTransformer transformer = ColumnTransformer.builder(Signature.unnamed(1))
                .part("encode", encoder, 0)
                .build();
        double[] rows = new double[12];
        double[] out = predict(Pipeline.of(Collections.singletonMap("only", transformer)), rows);
        assertThat(Arrays.stream(out).sum()).isEqualTo(12);
        assertThat(out[width - 1]).isEqualTo(1);
    }
}
