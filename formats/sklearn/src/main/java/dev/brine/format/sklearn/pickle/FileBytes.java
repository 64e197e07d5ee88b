package dev.brine.format.sklearn.pickle;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** The bytes of a file, read by position through a few small buffers. For one thread. */
public final class FileBytes implements Closeable {
    private static final int STEP_BYTES = 1 << 15;
    private static final int WINDOW_COUNT = 8;
    /** The longest element; a window reaches so far into the next one. */
    private static final int MAX_ELEMENT_BYTES = 8;

    private final SeekableByteChannel channel;
    private final long byteSize;
    private final byte[][] windows = new byte[WINDOW_COUNT][];
    private final long[] windowStarts = new long[WINDOW_COUNT];

    /** Reads from a channel, which this closes. */
    public FileBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.byteSize = channel.size();
    }

    /** Returns the size of the file when it was opened. */
    public long byteSize() {
        return byteSize;
    }

    /**
     * Copies bytes.
     *
     * @throws EOFException if the file has become shorter
     */
    public void read(long position, byte[] target, int offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, count);
        while (buffer.hasRemaining()) {
            int read = readSome(position + buffer.position() - offset, buffer);
            if (read < 0) {
                throw new EOFException("the file has become shorter than its %d bytes".formatted(byteSize));
            }
        }
    }

    private int readSome(long position, ByteBuffer buffer) throws IOException {
        if (channel instanceof FileChannel file) {
            return file.read(buffer, position);
        }
        return channel.position(position).read(buffer);
    }

    /** Returns a piece of the file as a store. */
    ByteStore piece(long start, long count) {
        return new Piece(this, start, count);
    }

    /** A piece of a file. */
    private record Piece(FileBytes file, long start, long byteSize) implements ByteStore {
        @Override
        public void read(long position, byte[] target, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(position, (long) count, byteSize);
            file.read(start + position, target, offset, count);
        }

        @Override
        public Window window(long position, int count) throws IOException {
            Objects.checkFromIndexSize(position, (long) count, byteSize);
            return file.window(start + position, count).shifted(start);
        }
    }

    /** Returns a window that holds the bytes at a position, eight at most; valid until the next call. */
    private ByteStore.Window window(long position, int count) throws IOException {
        if (count > MAX_ELEMENT_BYTES) {
            throw new IllegalArgumentException("a window for %d bytes, at most %d".formatted(count, MAX_ELEMENT_BYTES));
        }
        long start = position - position % STEP_BYTES;
        int slot = (int) (start / STEP_BYTES % WINDOW_COUNT);
        int length = (int) Math.min(STEP_BYTES + MAX_ELEMENT_BYTES, byteSize - start);
        byte[] window = windows[slot];
        if (window == null || windowStarts[slot] != start) {
            window = window == null ? new byte[STEP_BYTES + MAX_ELEMENT_BYTES] : window;
            windows[slot] = null;
            read(start, window, 0, length);
            windows[slot] = window;
            windowStarts[slot] = start;
        }
        return new ByteStore.Window(window, 0, start, start + length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
