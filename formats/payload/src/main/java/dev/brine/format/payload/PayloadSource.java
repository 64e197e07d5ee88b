package dev.brine.format.payload;

import dev.brine.error.CorruptModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as the stream that libraries read, buffered, which knows how many are left. It remembers a failure of
 * the channel, so that a library's wrapping cannot turn it into damage of the file. Closing it does not close the channel.
 */
public final class PayloadSource extends InputStream {
    private static final int BUFFER_BYTES = 1 << 20;

    private final SeekableByteChannel channel;
    private final String name;
    private final long byteSize;
    private final ByteBuffer buffer;
    private long position;
    private @Nullable IOException failure;

    PayloadSource(SeekableByteChannel channel, String name) throws IOException {
        this.channel = channel;
        this.name = name;
        this.byteSize = channel.size();
        this.buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER_BYTES, byteSize))
                .limit(0);
    }

    @Override
    public int read() throws IOException {
        if (!buffer.hasRemaining() && !fill()) {
            return -1;
        }
        position++;
        return buffer.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int byteCount) throws IOException {
        Objects.checkFromIndexSize(offset, byteCount, target.length);
        if (byteCount == 0) {
            return 0;
        }
        if (!buffer.hasRemaining() && !fill()) {
            return -1;
        }
        int count = Math.min(byteCount, buffer.remaining());
        buffer.get(target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (remaining() == 0) {
            return false;
        }
        buffer.clear();
        try {
            int count;
            do {
                count = channel.read(buffer);
            } while (count == 0);
            return count > 0;
        } catch (IOException e) {
            failure = e;
            throw e;
        } finally {
            buffer.flip();
        }
    }

    @Override
    public int available() {
        return buffer.remaining();
    }

    /** Returns the name of the file, for messages. */
    public String name() {
        return name;
    }

    /** Returns the offset in the file of the next byte. */
    public long position() {
        return position;
    }

    /** Returns how many bytes follow. */
    public long remaining() {
        return byteSize - position;
    }

    /** Returns an exception that names the file. */
    public CorruptModelException corrupt(String reason, long offset, @Nullable Throwable cause) {
        return new CorruptModelException(reason, name, offset, cause);
    }

    /** Throws what the channel threw, where it did. */
    void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
