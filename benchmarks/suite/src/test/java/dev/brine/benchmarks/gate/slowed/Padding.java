package dev.brine.benchmarks.gate.slowed;

import dev.brine.format.ModelSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Zeros behind a file, and the length of what is before them in the last eight bytes. */
final class Padding {
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

    static void append(WritableByteChannel sink, long length, double share) throws IOException {
        ByteBuffer padding = ByteBuffer.allocate((int) Math.max(Long.BYTES, length * share));
        padding.putLong(padding.capacity() - Long.BYTES, length);
        while (padding.hasRemaining()) {
            sink.write(padding);
        }
    }

    /** Returns what is before the padding, read into memory. */
    static ModelSource without(ModelSource source) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // read on
            }
            byte[] unpadded = new byte[(int) bytes.getLong(bytes.capacity() - Long.BYTES)];
            bytes.get(0, unpadded);
            return ModelSource.bytes(source.name(), unpadded);
        }
    }
}
