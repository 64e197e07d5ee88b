package dev.brine.format.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Passes bytes on, few at a time, until something happens before the byte at an offset. */
final class BreakingChannel implements WritableByteChannel {
    /** What happens. */
    @FunctionalInterface
    interface Event {
        void happen() throws IOException;
    }

    private final WritableByteChannel sink;
    private final int maxBytesPerWrite;
    private final long offset;
    private final Event event;
    private long written;

    BreakingChannel(WritableByteChannel sink, int maxBytesPerWrite, long offset, Event event) {
        this.sink = sink;
        this.maxBytesPerWrite = maxBytesPerWrite;
        this.offset = offset;
        this.event = event;
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
