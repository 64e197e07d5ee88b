package dev.brine.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.model.UnknownKindException;
import dev.brine.tensor.HeapTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Predictions of the other kinds, worked out by hand. */
class SmallKindsTest {
    private static double[] predict(Model model, double... row) {
        double[] out = new double[model.state().outputs().count()];
        model.newPredictor().predict(row, out);
        return out;
    }

    @Test
    void aPerceptronAddsActivatesAndAdds() {
        Model model = MultilayerPerceptron.of(
                Signature.unnamed(2),
                Outputs.regression(1),
                MultilayerPerceptron.Activation.RELU,
                Link.IDENTITY,
                List.of(HeapTensor.of(new float[] {1, -1, 2, 0.5f}, 2, 2), HeapTensor.of(new float[] {3, 5}, 2, 1)),
                List.of(HeapTensor.of(new float[] {0.5f, 0}), HeapTensor.of(new float[] {-1})));
        assertThat(predict(model, 1, 2)).containsExactly(3 * (0.5 + 1 + 4) + 5 * 0 - 1);
        assertThat(predict(model, -4, 2)).containsExactly(3 * 0.5 + 5 * 5 - 1);
    }

    @Test
    void aLinearModelAddsProductsToItsIntercept() {
        Model model = LinearModel.of(
                Signature.unnamed(2),
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[] {2, -3}, 1, 2),
                HeapTensor.of(new double[] {0.25}));
        assertThat(predict(model, 1, 4)).containsExactly(0.25 + 2 - 12);
    }

    @Test
    void aLogisticRegressionGivesProbabilities() {
        Model model = LinearModel.of(
                Signature.unnamed(1),
                Outputs.classification(List.of(false, true)),
                Link.SIGMOID,
                HeapTensor.of(new double[] {1}, 1, 1),
                HeapTensor.of(new double[] {0}));
        double[] out = new double[2];
        model.newPredictor().predictProbabilities(new double[] {0}, out);
        assertThat(out).containsExactly(0.5, 0.5);
        assertThat(predict(model, 0.1)).containsExactly(1);
        assertThat(predict(model, 0)).containsExactly(0);
    }

    @Test
    void aScalerDividesOrMultiplies() {
        double[] shift = {1, 0.1};
        double[] scale = {2, 3};
        Signature columns = Signature.unnamed(2);
        assertThat(predict(Scaler.of(columns, Scaler.Operation.SUBTRACT_DIVIDE, shift, scale), 5, 0.3))
                .containsExactly(2, (0.3 - 0.1) / 3);
        assertThat(predict(Scaler.of(columns, Scaler.Operation.MULTIPLY_ADD, shift, scale), 5, 0.3))
                .containsExactly(11, 0.3 * 3 + 0.1);
    }

    @Test
    void anEmbeddingTableGivesTheRow() {
        Model table = EmbeddingTable.of(HeapTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
        assertThat(predict(table, 2)).containsExactly(5, 6);
        for (double index : new double[] {-1, 3, 0.5, Double.NaN, 1e300}) {
            assertThatThrownBy(() -> predict(table, index))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row index %s, expected a whole number from 0 to 2", index);
        }
    }

    @Test
    void aPipelineFeedsEachStepToTheNext() {
        Signature one = Signature.unnamed(1);
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("halve", Scaler.of(one, Scaler.Operation.SUBTRACT_DIVIDE, new double[] {0}, new double[] {2}));
        steps.put("look up", EmbeddingTable.of(HeapTensor.of(new float[] {7, 8, 9}, 3, 1)));
        assertThat(predict(Pipeline.of(steps), 4)).containsExactly(9);
    }

    @Test
    void aPipelineRefusesStepsThatDoNotFit() {
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("scale", TestModels.scaler());
        steps.put("table", EmbeddingTable.of(HeapTensor.of(new float[] {7}, 1, 1)));
        assertThatThrownBy(() -> Pipeline.of(steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("['table'] takes 1 columns, expected 5");
        ModelState empty = ModelState.builder(Pipeline.KIND, 1, Signature.unnamed(1), Outputs.regression(1))
                .build();
        assertThatThrownBy(() -> Pipeline.of(empty)).hasMessageContaining("a pipeline of 0 steps");
    }

    @Test
    void aPipelineNamesAStepOfAnUnknownKind() {
        ModelState step = ModelState.builder("unheard-of", 1, Signature.unnamed(1), Outputs.regression(1))
                .build();
        ModelState pipeline = ModelState.builder(Pipeline.KIND, 1, Signature.unnamed(1), Outputs.regression(1))
                .child("step", step)
                .build();
        assertThatThrownBy(() -> ModelKinds.view(pipeline))
                .isInstanceOf(UnknownKindException.class)
                .hasMessageContaining("'unheard-of'");
    }
}
