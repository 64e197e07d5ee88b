package dev.brine.benchmarks.jmh;

import dev.brine.benchmarks.process.BareForests;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.tensor.ElementType;
import java.util.Optional;

/** Says of which models there is a {@link BareModel}. */
public final class BareModels {
    private BareModels() {}

    /** Returns why nothing bare predicts as a model does, or empty if something does. */
    public static Optional<String> missing(ModelState state) {
        if (!state.signature().stringColumns().isEmpty()) {
            return Optional.of("bare arrays predict from numbers, and this model's rows hold texts");
        }
        boolean isForest = state.kind().equals("pipeline")
                && BareForests.of(state).isPresent()
                && state.tensorBytes() < Integer.MAX_VALUE;
        return isForest || isPerceptron(state)
                ? Optional.empty()
                : Optional.of(
                        "bare arrays predict as a standard scaler and a regression forest do, or a float32 perceptron of "
                                + "one output with ReLU");
    }

    private static boolean isPerceptron(ModelState state) {
        if (!state.kind().equals("multilayer-perceptron")) {
            return false;
        }
        Attributes attributes = state.attributes();
        return attributes.text("activation").equals("relu")
                && attributes.text("link").equals("identity")
                && state.outputs().count() == 1
                && !state.outputs().isClassification()
                && state.tensors().values().stream().allMatch(tensor -> tensor.elementType() == ElementType.F32);
    }
}
