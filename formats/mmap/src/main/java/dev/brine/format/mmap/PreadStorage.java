package dev.brine.format.mmap;

import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.Tensor;

/** Makes tensors that are read from the open file at their first touch. */
final class PreadStorage implements TensorStorage<StoredTensor> {
    private final HeapLoad load;
    private final MappedRegion region;

    PreadStorage(HeapLoad load, MappedRegion region) {
        this.load = load;
        this.region = region;
    }

    @Override
    public Tensor tensor(StoredTensor stored) {
        return LazyTensor.of(stored.elementType(), stored.shape(), region::ensureOpen, () -> load.readAside(stored));
    }
}
