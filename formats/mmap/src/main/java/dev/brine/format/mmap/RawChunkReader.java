package dev.brine.format.mmap;

import dev.brine.tensor.TensorFiller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads raw chunks ahead through one direct buffer and checks each. One thread's. */
final class RawChunkReader {
    /** Bytes of the buffer: it fits the second-level cache, so that a checksum reads what the copy just brought there. */
    private static final int BUFFER_BYTES = 256 << 10;

    private final InputFile file;
    private final long endOffset;
    private final ByteBuffer buffer;
    private final CRC32C checksum = new CRC32C();
    private long bufferOffset;
    private int filledBytes;

    /** Reads ahead up to {@code endOffset}, of which {@code wantedBytes} will be asked for, a multiple of 64. */
    RawChunkReader(InputFile file, long endOffset, long wantedBytes) {
        this.file = file;
        this.endOffset = endOffset;
        this.buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER_BYTES, Math.min(endOffset, wantedBytes)));
    }

    /** Reads a chunk, checks rule 20, and puts its elements into the target where there is one. */
    void read(RawTensor tensor, int chunk, @Nullable TensorFiller target) throws IOException {
        long start = tensor.chunkOffset(chunk);
        long end = start + tensor.chunkBytes(chunk);
        long firstElement = (long) chunk * tensor.chunkElements();
        checksum.reset();
        for (long offset = start; offset < end; ) {
            ByteBuffer part = at(offset, end - offset);
            int position = part.position();
            int partBytes = part.remaining();
            checksum.update(part);
            if (target != null) {
                long element =
                        firstElement + (offset - start) / tensor.elementType().byteSize();
                target.put(element, part.position(position));
            }
            offset += partBytes;
        }
        tensor.checkChecksum(chunk, checksum, file);
    }

    /** Checks rules 20 and 21 of a tensor's chunks. */
    void verify(RawTensor tensor) throws IOException {
        for (int chunk = 0; chunk < tensor.chunkCount(); chunk++) {
            read(tensor, chunk, null);
            checkPadding(tensor.chunkOffset(chunk) + tensor.chunkBytes(chunk));
        }
    }

    /** Checks rule 21 from {@code start} to the next multiple of 64. */
    void checkPadding(long start) throws IOException {
        long end = Container.alignUp(start);
        for (long offset = start; offset < end; offset++) {
            byte padding = at(offset, 1).get();
            if (padding != 0) {
                throw file.corrupt("padding is 0x%02x, expected 0".formatted(padding), offset);
            }
        }
    }

    /**
     * Returns 1 to {@code maxBytes} bytes from {@code offset}, position to limit; valid until the next call. Reading
     * forward from a multiple of 64 in whole elements never splits an element.
     */
    private ByteBuffer at(long offset, long maxBytes) throws IOException {
        long ahead = offset - bufferOffset;
        if (ahead < 0 || ahead >= filledBytes) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), endOffset - offset));
            file.readFully(offset, buffer);
            bufferOffset = offset;
            filledBytes = buffer.position();
            ahead = 0;
        }
        int count = (int) Math.min(maxBytes, filledBytes - ahead);
        return buffer.limit((int) ahead + count).position((int) ahead);
    }
}
