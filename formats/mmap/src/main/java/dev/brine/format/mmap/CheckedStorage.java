package dev.brine.format.mmap;

import dev.brine.tensor.CheckedTensor;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Makes mapped tensors whose chunks are checked at their first touch. */
final class CheckedStorage implements TensorStorage<StoredTensor> {
    private static final int COPIED_BYTES = 64 << 10;

    private final MappedStorage mapped;
    private final String source;

    CheckedStorage(MappedStorage mapped, String source) {
        this.mapped = mapped;
        this.source = source;
    }

    @Override
    public Tensor tensor(StoredTensor stored) throws IOException {
        return CheckedTensor.of(
                mapped.tensor(stored), stored.chunkElements(), (chunk, elements) -> check(stored, chunk, elements));
    }

    /** Copies first: a fault of the mapping is an InternalError in a copy, but the JVM's end inside a checksum. */
    private void check(StoredTensor stored, int chunk, ByteBuffer elements) throws IOException {
        ChunkChecksum checksum = new ChunkChecksum(source);
        byte[] copy = new byte[Math.min(COPIED_BYTES, elements.remaining())];
        while (elements.hasRemaining()) {
            int count = Math.min(copy.length, elements.remaining());
            elements.get(copy, 0, count);
            checksum.update(ByteBuffer.wrap(copy, 0, count));
        }
        checksum.check(stored, chunk);
    }
}
