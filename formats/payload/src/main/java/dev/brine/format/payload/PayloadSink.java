package dev.brine.format.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stream that libraries write to, buffered. It remembers a failure of the channel, so that a full disk is reported as
 * one, whatever a library wraps it in. Neither {@link #flush()} nor {@link #close()} does anything: libraries flush after
 * each of their own small buffers, and the channel is the caller's.
 */
public final class PayloadSink extends OutputStream {
    private static final int BUFFER_BYTES = 256 << 10;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer;
    private @Nullable IOException failure;

    PayloadSink(WritableByteChannel channel, long expectedBytes) {
        this.channel = channel;
        this.buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER_BYTES, expectedBytes));
    }

    @Override
    public void write(int value) throws IOException {
        if (!buffer.hasRemaining()) {
            drain();
        }
        buffer.put((byte) value);
    }

    @Override
    public void write(byte[] source, int offset, int byteCount) throws IOException {
        Objects.checkFromIndexSize(offset, byteCount, source.length);
        int done = 0;
        while (done < byteCount) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int count = Math.min(byteCount - done, buffer.remaining());
            buffer.put(source, offset + done, count);
            done += count;
        }
    }

    /** Writes what is buffered to the channel. */
    void drain() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        } finally {
            buffer.clear();
        }
    }

    /** Throws what the channel threw, where it did. */
    void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
