package dev.brine.benchmarks.gate.slowed;

import dev.brine.format.ModelSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Zeros behind a file, and the length of what is before them in the last eight bytes. */
final class Padding {
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 16).asReadOnlyBuffer();

    private Padding() {}

    /** Counts what passes through. */
    static final class Counting implements WritableByteChannel {
        private final WritableByteChannel sink;
        private long count;

        Counting(WritableByteChannel sink) {
            this.sink = sink;
        }

        long count() {
            return count;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int written = sink.write(bytes);
            count += written;
            return written;
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

    /** Writes from a buffer that is there already, so that nothing more is allocated. */
    static void append(WritableByteChannel sink, long length, double share) throws IOException {
        long missing = Math.max(Long.BYTES, (long) (length * share)) - Long.BYTES;
        while (missing > 0) {
            missing -= sink.write(ZEROS.duplicate().limit((int) Math.min(missing, ZEROS.capacity())));
        }
        ByteBuffer last = ByteBuffer.allocate(Long.BYTES).putLong(0, length);
        while (last.hasRemaining()) {
            sink.write(last);
        }
    }

    /** Returns what is before the padding. */
    static ModelSource without(ModelSource source) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            ByteBuffer last = ByteBuffer.allocate(Long.BYTES);
            channel.position(channel.size() - Long.BYTES).read(last);
            return new Shortened(source, last.getLong(0));
        }
    }

    private record Shortened(ModelSource source, long length) implements ModelSource {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public SeekableByteChannel open() throws IOException {
            return new ShortenedChannel(source.open(), length);
        }
    }

    private static final class ShortenedChannel implements SeekableByteChannel {
        private final SeekableByteChannel channel;
        private final long length;

        ShortenedChannel(SeekableByteChannel channel, long length) {
            this.channel = channel;
            this.length = length;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            long left = length - channel.position();
            if (left <= 0) {
                return -1;
            }
            int limit = bytes.limit();
            bytes.limit((int) Math.min(limit, bytes.position() + left));
            try {
                return channel.read(bytes);
            } finally {
                bytes.limit(limit);
            }
        }

        @Override
        public int write(ByteBuffer bytes) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            channel.position(position);
            return this;
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
