package dev.brine.format.mmap;

import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads chunks into arrays; every chunk's checksum is checked on the way. */
final class HeapStorage implements TensorStorage<StoredTensor> {
    private final ChannelBytes bytes;
    private final String source;

    HeapStorage(ChannelBytes bytes, String source) {
        this.bytes = bytes;
        this.source = source;
    }

    @Override
    public Tensor tensor(StoredTensor stored) throws IOException {
        TensorBuilder builder = TensorBuilder.exact(stored.elementType(), stored.shape());
        ChunkChecksum checksum = new ChunkChecksum(source);
        for (int chunk = 0; chunk < stored.chunkCount(); chunk++) {
            long offset = stored.chunkOffset(chunk);
            long end = offset + stored.chunkBytes(chunk);
            while (offset < end) {
                ByteBuffer part = bytes.at(offset, end - offset);
                offset += part.remaining();
                checksum.update(part);
                builder.put(part);
            }
            checksum.check(stored, chunk);
        }
        return builder.build();
    }
}
