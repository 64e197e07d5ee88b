package dev.brine.format.mmap;

import dev.brine.tensor.Tensor;
import java.io.IOException;

/** Makes tensors of stored ones. */
@FunctionalInterface
interface TensorStorage {
    Tensor tensor(StoredTensor stored) throws IOException;
}
