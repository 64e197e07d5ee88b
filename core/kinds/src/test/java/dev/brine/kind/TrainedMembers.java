package dev.brine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeNodes;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.util.Arrays;
import java.util.List;

/** Builds the small models that scikit-learn trained as members of voting, stacking and calibration, and compares outputs. */
final class TrainedMembers {
    static final Signature COLUMNS = Signature.unnamed(2);
    static final Outputs TWO = Outputs.classification(List.of(0L, 1L));
    static final Outputs THREE = Outputs.classification(List.of(0L, 1L, 2L));
    static final double[] ROWS = {0.0, 0.0, 3.0, -2.0, -5.0, 4.0, 7.0, 7.0, 2.0, 2.0, -1.0, 6.0};

    private TrainedMembers() {}

    static Model tree(int[] left, int[] right, int[] feature, double[] threshold, double[] values) {
        return tree(COLUMNS, left, right, feature, threshold, values);
    }

    static Model tree(Signature columns, int[] left, int[] right, int[] feature, double[] threshold, double[] values) {
        Outputs outputs = values.length == 2 * left.length ? TWO : THREE;
        return TreeEnsemble.builder(columns, outputs)
                .addTree(new TreeNodes(left, right, feature, threshold, values))
                .build();
    }

    static Model linear(double intercept, double... coefficients) {
        return LinearModel.of(
                COLUMNS,
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(coefficients, 1, 2),
                HeapTensor.of(new double[] {intercept}));
    }

    static double[] predictions(Model model) {
        double[] out = new double[ROWS.length / 2];
        model.newPredictor().predictBatch(ROWS, out.length, out);
        return out;
    }

    static double[] probabilities(Model model) {
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

    static void assertBitEqual(double[] actual, double[] expected) {
        assertThat(Arrays.stream(actual).mapToLong(Double::doubleToRawLongBits).toArray())
                .as("%s", Arrays.toString(actual))
                .isEqualTo(Arrays.stream(expected)
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray());
    }

    static void assertWithin4Ulp(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(4 * Math.ulp(expected[i]));
        }
    }
}
