package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.manifest.StateDigest;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares saved models, bit for bit. */
public final class SavedModels {
    private SavedModels() {}

    /**
     * Fails unless both hold the same: kind, version, attributes, input columns, outputs, tensors bitwise, groups with
     * their layout, children in order, verification rows, environment, digest and, where the kind is known, predictions.
     */
    public static void assertSame(SavedModel actual, SavedModel expected) {
        assertSame("model", actual.state(), expected.state());
        assertSame(actual.verification(), expected.verification());
        assertThat(actual.environment()).as("environment").isEqualTo(expected.environment());
        assertThat(StateDigest.of(actual.state())).as("digest").isEqualTo(StateDigest.of(expected.state()));
        if (ModelKinds.isKnown(expected.state().kind())) {
            assertSamePredictions(actual, expected);
        }
    }

    private static void assertSame(String where, ModelState actual, ModelState expected) {
        assertThat(actual.kind()).as("kind of %s", where).isEqualTo(expected.kind());
        assertThat(actual.kindVersion()).as("kind version of %s", where).isEqualTo(expected.kindVersion());
        assertThat(actual.attributes()).as("attributes of %s", where).isEqualTo(expected.attributes());
        assertThat(actual.signature()).as("input columns of %s", where).isEqualTo(expected.signature());
        assertThat(actual.outputs()).as("outputs of %s", where).isEqualTo(expected.outputs());
        assertSameTensors(where, actual.ungroupedTensors(), expected.ungroupedTensors());
        assertSameGroups(where, actual.groups(), expected.groups());
        assertThat(List.copyOf(actual.children().keySet()))
                .as("children of %s", where)
                .isEqualTo(List.copyOf(expected.children().keySet()));
        expected.children()
                .forEach((name, child) -> assertSame(where + " > " + name, required(actual.children(), name), child));
    }

    private static void assertSameGroups(
            String where, Map<String, TensorGroup> actual, Map<String, TensorGroup> expected) {
        assertThat(List.copyOf(actual.keySet()))
                .as("tensor groups of %s", where)
                .isEqualTo(List.copyOf(expected.keySet()));
        expected.forEach((name, group) -> {
            TensorGroup found = required(actual, name);
            assertThat(found.layout())
                    .as("layout of group '%s' of %s", name, where)
                    .isEqualTo(group.layout());
            assertThat(found.recordCount()).as("records of group '%s'", name).isEqualTo(group.recordCount());
            assertSameTensors("group '" + name + "' of " + where, found.columns(), group.columns());
        });
    }

    private static void assertSameTensors(String where, Map<String, Tensor> actual, Map<String, Tensor> expected) {
        assertThat(List.copyOf(actual.keySet()))
                .as("tensor names of %s", where)
                .isEqualTo(List.copyOf(expected.keySet()));
        expected.forEach((name, tensor) ->
                assertSame("tensor '%s' of %s".formatted(shortened(name), where), required(actual, name), tensor));
    }

    private static void assertSame(String what, Tensor actual, Tensor expected) {
        assertThat(actual.elementType()).as("element type of %s", what).isEqualTo(expected.elementType());
        assertThat(actual.shape()).as("shape of %s", what).isEqualTo(expected.shape());
        assertThat(expected.firstDifference(actual))
                .as("first differing element of %s (-1: none)", what)
                .isEqualTo(-1);
    }

    private static void assertSame(VerificationSet actual, VerificationSet expected) {
        assertThat(actual.origin()).as("verification origin").isEqualTo(expected.origin());
        assertThat(actual.rule()).as("verification rule").isEqualTo(expected.rule());
        assertThat(actual.texts()).as("verification texts").isEqualTo(expected.texts());
        assertSame("verification rows", actual.rows(), expected.rows());
        assertSame("expected outputs", actual.expected(), expected.expected());
    }

    private static void assertSamePredictions(SavedModel actual, SavedModel expected) {
        VerificationSet rows = expected.verification();
        assertThat(predict(actual.state(), rows))
                .as("predictions for the verification rows")
                .isEqualTo(predict(expected.state(), rows));
    }

    private static double[] predict(ModelState state, VerificationSet set) {
        Model model = ModelKinds.view(state);
        return state.signature().stringColumns().isEmpty() ? predict(model, set.rows()) : predictTexts(model, set);
    }

    private static double[] predictTexts(Model model, VerificationSet set) {
        double[] all = new double[(int) set.expected().elementCount()];
        double[] out = new double[model.state().outputs().count()];
        Predictor predictor = model.newPredictor();
        for (int row = 0; row < set.rowCount(); row++) {
            predictor.predict(set.row(model.state().signature(), row), out);
            System.arraycopy(out, 0, all, row * out.length, out.length);
        }
        return all;
    }

    private static double[] predict(Model model, Tensor rowTensor) {
        double[] rows = new double[(int) rowTensor.elementCount()];
        rowTensor.copyDoubles(0, rows, rows.length);
        int rowCount = (int) rowTensor.shape().dimension(0);
        double[] out = new double[rowCount * model.state().outputs().count()];
        model.newPredictor().predictBatch(rows, rowCount, out);
        return out;
    }

    private static <T> T required(Map<String, T> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }
}
