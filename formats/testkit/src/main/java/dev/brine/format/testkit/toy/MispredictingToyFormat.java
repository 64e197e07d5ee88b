package dev.brine.format.testkit.toy;

import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bad toy: what it loads has the tensors that were saved, bit for bit, but predicts other numbers, because a setting
 * of a tree ensemble, perceptron, linear model or scaler is changed. An embedding table has no settings and stays.
 */
public final class MispredictingToyFormat extends AlteringToyFormat {
    private static final double FACTOR = 1.5;

    /** Makes the format. */
    public MispredictingToyFormat() {
        super("toy-mispredict", 0x544f5932);
    }

    @Override
    ModelState altered(ModelState state) {
        Map<String, Object> values = new TreeMap<>(state.attributes().asMap());
        values.computeIfPresent("scale", (name, scale) -> scale instanceof Double number ? number * FACTOR : scale);
        values.computeIfPresent("activation", (name, activation) -> other(activation, "tanh", "logistic"));
        values.computeIfPresent("operation", (name, operation) -> other(operation, "multiply_add", "subtract_divide"));
        if (state.kind().equals("linear-model")) {
            values.computeIfPresent("link", (name, link) -> other(link, "identity", "sigmoid"));
        }
        ModelState.Builder builder = ModelState.builder(
                        state.kind(), state.kindVersion(), state.signature(), state.outputs())
                .attributes(Attributes.of(values));
        state.ungroupedTensors().forEach(builder::tensor);
        state.groups().forEach(builder::group);
        state.children().forEach((name, child) -> builder.child(name, altered(child)));
        return builder.build();
    }

    private static Object other(Object found, String first, String second) {
        return found.equals(first) ? second : first;
    }
}
