package dev.brine.manifest;

import dev.brine.error.ModelFormatException;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.io.IOException;

/** Gives the stored tensors that a manifest describes, one call each, in order from 0. */
@FunctionalInterface
public interface TensorSource {
    /**
     * Returns the tensor; its length MUST be checked against what the source holds before anything is allocated.
     *
     * @throws ModelFormatException if the source does not hold such a tensor at that place
     * @throws IOException if the source cannot be read
     */
    Tensor tensor(int index, ElementType elementType, Shape shape) throws IOException;
}
