package dev.brine.format.mmap;

import dev.brine.tensor.Tensor;
import java.io.IOException;

/** Makes tensors of what the chunk table says. */
@FunctionalInterface
interface TensorStorage<E extends TableEntry> {
    Tensor tensor(E stored) throws IOException;

    /** Returns a storage that takes either kind of entry. */
    static TensorStorage<TableEntry> of(TensorStorage<StoredTensor> raw, TensorStorage<CodedTensor> coded) {
        return entry ->
                entry instanceof CodedTensor codedTensor ? coded.tensor(codedTensor) : raw.tensor((StoredTensor) entry);
    }
}
