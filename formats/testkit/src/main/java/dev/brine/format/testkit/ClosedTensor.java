package dev.brine.format.testkit;

import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Shape;
import java.nio.ByteBuffer;
import java.util.List;

/** Makes a model that cannot be saved: the last of its tensors lies in a file that was closed. */
final class ClosedTensor {
    private static final int ELEMENTS = 1 << 16;

    private ClosedTensor() {}

    static SavedModel model() {
        MappedRegion region = new MappedRegion("closed.model");
        MappedTensor tensor = MappedTensor.of(
                ElementType.F32,
                Shape.of(ELEMENTS),
                List.of(ByteBuffer.allocate(ELEMENTS * Float.BYTES)),
                ELEMENTS,
                region);
        region.close();
        return SavedModel.of(ModelState.builder("conformance-sample", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("sound", HeapTensor.of(new float[ELEMENTS]))
                .tensor("closed", tensor)
                .build());
    }
}
