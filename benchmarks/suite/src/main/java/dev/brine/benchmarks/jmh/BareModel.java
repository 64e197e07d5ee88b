package dev.brine.benchmarks.jmh;

import dev.brine.benchmarks.process.BareForests;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.tensor.ElementType;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The least that predicts: from raw arrays in a mapping or on the heap, without a check, a manifest or a class of Brine.
 * What is small (offsets, scaler, widths) is known beforehand and costs the measured time nothing.
 */
public interface BareModel {
    /** Predicts one row from the mapped file of {@link RawArrays}, little-endian. */
    double predictMapped(ByteBuffer file, double[] row);

    /** Predicts one row from the arrays that the raw file was written from. */
    double predictHeap(double[] row);

    /** Returns the bare form of a state that has one: a pipeline of scaler and forest, or a perceptron. */
    static BareModel of(ModelState state, RawArrays arrays) {
        return switch (state.kind()) {
            case "pipeline" -> new BarePipeline(state, arrays);
            case "multilayer-perceptron" -> new BarePerceptron(state, arrays);
            default -> throw new IllegalStateException("no bare floor for a " + state.kind());
        };
    }

    /** Returns why nothing bare predicts as a model does, or empty if something does. */
    static Optional<String> missing(ModelState state) {
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
