package dev.brine.format.arrays;

import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;

/** The elements of a tensor as bytes: row-major, little-endian, through a small buffer. */
public final class ArrayBytes {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    /** Makes a buffer of 64 KiB, for one thread. */
    public ArrayBytes() {}

    /** Takes bytes in order; the buffer is reused after the call. */
    @FunctionalInterface
    private interface Sink {
        void accept(ByteBuffer bytes) throws IOException;
    }

    /** Writes all elements. */
    public void write(Tensor tensor, OutputStream out) throws IOException {
        each(tensor, bytes -> out.write(bytes.array(), bytes.arrayOffset(), bytes.limit()));
    }

    /** Writes all elements. */
    public void write(Tensor tensor, WritableByteChannel sink) throws IOException {
        each(tensor, bytes -> writeFully(bytes, sink));
    }

    /** Adds all elements to a checksum. */
    public void update(Tensor tensor, CRC32 checksum) throws IOException {
        each(tensor, checksum::update);
    }

    /** Writes what remains in the buffer, however little the sink takes at a time. */
    public static void writeFully(ByteBuffer bytes, WritableByteChannel sink) throws IOException {
        while (bytes.hasRemaining()) {
            sink.write(bytes);
        }
    }

    private void each(Tensor tensor, Sink sink) throws IOException {
        long step = BUFFER_BYTES / tensor.elementType().byteSize();
        for (long first = 0; first < tensor.elementCount(); first += step) {
            tensor.copyTo(first, buffer.clear());
            sink.accept(buffer.flip());
        }
    }
}
