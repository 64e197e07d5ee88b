package dev.brine.format.mmap;

import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.Tensor;
import java.nio.channels.FileChannel;

/** Makes tensors that are read and decoded, whole and in parallel, when an element is first asked for. */
final class LazyCodedStorage implements TensorStorage<CodedTensor> {
    private final RangeReader reader;
    private final String source;
    private final MappedRegion region;
    private final int threads;

    LazyCodedStorage(FileChannel channel, String source, MappedRegion region, int threads) {
        this.reader = RangeReader.of(channel, source);
        this.source = source;
        this.region = region;
        this.threads = threads;
    }

    @Override
    public Tensor tensor(CodedTensor stored) {
        return LazyTensor.of(stored.elementType(), stored.shape(), region::ensureOpen, () -> {
            try (CodedChunks chunks = new CodedChunks(reader, source, threads)) {
                return chunks.load(stored);
            }
        });
    }
}
