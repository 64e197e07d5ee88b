package dev.brine.format.testkit;

import dev.brine.format.ModelSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Bytes in memory that remember which of them were read and which of their channels are still open. A read may give
 * fewer bytes than there is room for, as a channel is free to do.
 */
public final class RecordingSource implements ModelSource {
    private final ModelSource source;
    private final int byteCount;
    private final int maxBytesPerRead;
    private final BitSet touched = new BitSet();
    private final List<SeekableByteChannel> channels = new ArrayList<>();

    /** Makes a source over bytes, shared, whose reads give what is asked for. */
    public RecordingSource(byte[] bytes) {
        this(bytes, Integer.MAX_VALUE);
    }

    /** Makes a source over bytes, shared, no read of which gives more than {@code maxBytesPerRead} bytes. */
    public RecordingSource(byte[] bytes, int maxBytesPerRead) {
        this.source = ModelSource.bytes("in memory", bytes);
        this.byteCount = bytes.length;
        this.maxBytesPerRead = maxBytesPerRead;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        SeekableByteChannel channel = new RecordingChannel(source.open());
        channels.add(channel);
        return channel;
    }

    /** Returns the index of the first byte that no channel read, or -1. */
    public int firstUntouchedByte() {
        int index = touched.nextClearBit(0);
        return index < byteCount ? index : -1;
    }

    /** Returns how many bytes were read at least once. */
    public int touchedBytes() {
        return touched.cardinality();
    }

    /** Returns how many channels were opened and not closed. */
    public long openChannels() {
        return channels.stream().filter(SeekableByteChannel::isOpen).count();
    }

    private final class RecordingChannel extends ForwardingChannel {
        RecordingChannel(SeekableByteChannel channel) {
            super(channel);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int limit = target.limit();
            target.limit(target.position() + Math.min(target.remaining(), maxBytesPerRead));
            int first = (int) position();
            int count = super.read(target);
            target.limit(limit);
            if (count > 0) {
                touched.set(first, first + count);
            }
            return count;
        }
    }
}
