package dev.brine.benchmarks.jmh;

import dev.brine.model.ModelState;
import java.nio.ByteBuffer;

/**
 * The least that predicts: from raw arrays in a mapping or on the heap, without a check, a manifest or a class of Brine.
 * What is small (offsets, scaler, widths) is known beforehand and costs the measured time nothing.
 */
interface BareModel {
    /** Predicts one row from the mapped file of {@link RawArrays}, little-endian. */
    double predictMapped(ByteBuffer file, double[] row);

    /** Predicts one row from the arrays that the raw file was written from. */
    double predictHeap(double[] row);

    /** Returns the bare form of a state that {@link BareModels} knows: a pipeline of scaler and forest, or a perceptron. */
    static BareModel of(ModelState state, RawArrays arrays) {
        return switch (state.kind()) {
            case "pipeline" -> new BarePipeline(state, arrays);
            case "multilayer-perceptron" -> new BarePerceptron(state, arrays);
            default -> throw new IllegalStateException("no bare floor for a " + state.kind());
        };
    }
}
