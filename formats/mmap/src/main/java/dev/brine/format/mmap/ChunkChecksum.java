package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The CRC32C of one chunk after another. */
final class ChunkChecksum {
    private final CRC32C checksum = new CRC32C();
    private final String source;

    ChunkChecksum(String source) {
        this.source = source;
    }

    /** Adds bytes, whose position stays. */
    void update(ByteBuffer bytes) {
        int position = bytes.position();
        checksum.update(bytes);
        bytes.position(position);
    }

    /** Checks rule 20 and starts anew. */
    void check(StoredTensor tensor, int chunk) throws CorruptModelException {
        int actual = (int) checksum.getValue();
        checksum.reset();
        if (actual != tensor.checksum(chunk)) {
            throw new CorruptModelException(
                    "checksum of chunk %d of stored tensor %d is %08x, expected %08x; the file is damaged"
                            .formatted(chunk, tensor.index(), actual, tensor.checksum(chunk)),
                    source,
                    tensor.chunkOffset(chunk));
        }
    }
}
