package dev.brine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** Takes few bytes at a time, and does something before the byte at an offset is written. */
class TestSink implements WritableByteChannel {
    /** What is done at the offset. */
    @FunctionalInterface
    interface Event {
        void happen() throws IOException;
    }

    private final WritableByteChannel sink;
    private final int maxBytesPerWrite;
    private final long offset;
    private final Event event;
    private long written;

    TestSink(WritableByteChannel sink, int maxBytesPerWrite, long offset, Event event) {
        this.sink = sink;
        this.maxBytesPerWrite = maxBytesPerWrite;
        this.offset = offset;
        this.event = event;
    }

    /** Writes through such a sink; the other steps are done. */
    record Steps(int maxBytesPerWrite, long offset, Event event) implements ReplacementSteps {
        @Override
        public void write(FileChannel channel, AtomicFile.Content content) throws IOException {
            content.writeTo(new TestSink(channel, maxBytesPerWrite, offset, event));
        }
    }

    static AtomicFile.Content all(ByteBuffer bytes) {
        return sink -> {
            while (bytes.hasRemaining()) {
                sink.write(bytes);
            }
        };
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (written == offset) {
            event.happen();
        }
        long taken = Math.min(source.remaining(), maxBytesPerWrite);
        if (written < offset) {
            taken = Math.min(taken, offset - written);
        }
        int count = sink.write(source.slice(source.position(), (int) taken));
        source.position(source.position() + count);
        written += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return sink.isOpen();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
