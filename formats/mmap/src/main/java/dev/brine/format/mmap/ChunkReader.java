package dev.brine.format.mmap;

import dev.brine.tensor.TensorFiller;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads chunks into arrays and checks each. One thread's. */
final class ChunkReader {
    private final ChannelBytes bytes;
    private final ChunkChecksum checksum;

    ChunkReader(ChannelBytes bytes, String source) {
        this.bytes = bytes;
        this.checksum = new ChunkChecksum(source);
    }

    void read(StoredTensor tensor, int chunk, TensorFiller target) throws IOException {
        long start = tensor.chunkOffset(chunk);
        long end = start + tensor.chunkBytes(chunk);
        long firstElement = (long) chunk * tensor.chunkElements();
        for (long offset = start; offset < end; ) {
            ByteBuffer part = bytes.at(offset, end - offset);
            checksum.update(part);
            long element =
                    firstElement + (offset - start) / tensor.elementType().byteSize();
            offset += part.remaining();
            target.put(element, part);
        }
        checksum.check(tensor, chunk);
    }
}
