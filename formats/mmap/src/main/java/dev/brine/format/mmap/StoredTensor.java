package dev.brine.format.mmap;

import dev.brine.format.StoredSize;
import dev.brine.manifest.StoredPart;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/** An entry of the chunk table: where and how one tensor lies in the file. */
sealed interface StoredTensor permits RawTensor, CodedTensor {
    /** Returns the tensor's place in the manifest's order, from 0. */
    int index();

    ElementType elementType();

    Shape shape();

    /** Returns where it starts. */
    long fileOffset();

    /** Returns where the next tensor, or the manifest, starts: after the last chunk's padding. */
    long endOffset();

    /** Returns the bytes of its elements. */
    default long byteSize() {
        return shape().elementCount() * elementType().byteSize();
    }

    /** Returns the size in the file, one for each column of coded records; {@code part} names it. */
    List<StoredSize> sizes(StoredPart part);

    /** Makes tensors of entries. */
    @FunctionalInterface
    interface Maker<E extends StoredTensor> {
        Tensor tensor(E stored) throws IOException;

        /** Returns a maker that takes either kind of entry. */
        static Maker<StoredTensor> of(Maker<RawTensor> raw, Maker<CodedTensor> coded) {
            return entry -> entry instanceof CodedTensor codedTensor
                    ? coded.tensor(codedTensor)
                    : raw.tensor((RawTensor) entry);
        }
    }
}
