package dev.brine.format.mmap;

import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Collects bytes in one direct buffer and writes it whenever it is full; knows where in the file it is. */
final class StagedSink {
    private final WritableByteChannel sink;
    private final ByteBuffer staging;
    private final ByteBuffer written;
    private final CRC32C checksum = new CRC32C();
    private long flushedBytes;

    /**
     * Allocates the buffer.
     *
     * @param stagingBytes a multiple of 64
     */
    StagedSink(WritableByteChannel sink, int stagingBytes) {
        this.sink = sink;
        this.staging = ByteBuffer.allocateDirect(stagingBytes).order(ByteOrder.LITTLE_ENDIAN);
        this.written = staging.duplicate();
    }

    /** Returns how many bytes were put so far. */
    long offset() {
        return flushedBytes + staging.position();
    }

    /** Puts elements of a tensor, starting at a multiple of 64 bytes, and returns their CRC32C. */
    int putElements(Tensor tensor, long firstElement, int count) throws IOException {
        int width = tensor.elementType().byteSize();
        checksum.reset();
        long element = firstElement;
        long end = firstElement + count;
        while (element < end) {
            if (!staging.hasRemaining()) {
                flush();
            }
            int from = staging.position();
            int part = (int) Math.min(end - element, staging.remaining() / width);
            staging.limit(from + part * width);
            tensor.copyTo(element, staging);
            checksum.update(written.limit(staging.position()).position(from));
            staging.limit(staging.capacity());
            element += part;
        }
        return (int) checksum.getValue();
    }

    /** Puts zeros up to the next multiple of 64 bytes. */
    void putPadding() throws IOException {
        for (long missing = Container.alignUp(offset()) - offset(); missing > 0; missing--) {
            if (!staging.hasRemaining()) {
                flush();
            }
            staging.put((byte) 0);
        }
    }

    /** Puts bytes as they are. */
    void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (!staging.hasRemaining()) {
                flush();
            }
            int count = Math.min(bytes.remaining(), staging.remaining());
            staging.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
        }
    }

    /** Writes what was put, and then bytes as they are, without a copy. */
    void putAtOnce(ByteBuffer bytes) throws IOException {
        flush();
        flushedBytes += bytes.remaining();
        while (bytes.hasRemaining()) {
            sink.write(bytes);
        }
    }

    /** Writes what was put. */
    void flush() throws IOException {
        staging.flip();
        flushedBytes += staging.remaining();
        while (staging.hasRemaining()) {
            sink.write(staging);
        }
        staging.clear();
    }
}
