package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/** Reads whole ranges of a channel, and reads ahead through one direct buffer. Not safe for threads. */
final class ChannelBytes {
    /** Fits the second-level cache, so that a checksum reads what the copy just brought there. */
    private static final int BUFFER_BYTES = 256 << 10;

    private final SeekableByteChannel channel;
    private final String source;
    private final long endOffset;
    private final ByteBuffer buffer;
    private long bufferOffset;
    private int filledBytes;

    /** Reads ahead up to {@code endOffset}. */
    ChannelBytes(SeekableByteChannel channel, String source, long endOffset) {
        this(channel, source, endOffset, endOffset);
    }

    /** Reads ahead up to {@code endOffset}, of which {@code wantedBytes} will be asked for, a multiple of 64. */
    ChannelBytes(SeekableByteChannel channel, String source, long endOffset, long wantedBytes) {
        this.channel = channel;
        this.source = source;
        this.endOffset = endOffset;
        this.buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER_BYTES, Math.min(endOffset, wantedBytes)));
    }

    /**
     * Returns 1 to {@code maxBytes} bytes from {@code offset}, position to limit; valid until the next call. Reading
     * forward from a multiple of 64 in whole elements never splits an element.
     */
    ByteBuffer at(long offset, long maxBytes) throws IOException {
        long ahead = offset - bufferOffset;
        if (ahead < 0 || ahead >= filledBytes) {
            refill(offset);
            ahead = 0;
        }
        int count = (int) Math.min(maxBytes, filledBytes - ahead);
        return buffer.limit((int) ahead + count).position((int) ahead);
    }

    private void refill(long offset) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), endOffset - offset));
        readFully(channel, buffer, offset, source);
        bufferOffset = offset;
        filledBytes = buffer.position();
    }

    /** Fills {@code target} from {@code offset} on. */
    static void readFully(SeekableByteChannel channel, ByteBuffer target, long offset, String source)
            throws IOException {
        int start = target.position();
        while (target.hasRemaining()) {
            long position = offset + target.position() - start;
            int count = channel instanceof FileChannel file
                    ? file.read(target, position)
                    : channel.position(position).read(target);
            if (count < 0) {
                throw new CorruptModelException(
                        "%d bytes are missing; the file was truncated while it was read".formatted(target.remaining()),
                        source,
                        position);
            }
        }
    }
}
