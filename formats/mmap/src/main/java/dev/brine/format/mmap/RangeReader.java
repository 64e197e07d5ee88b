package dev.brine.format.mmap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/** Reads ranges of a file; any number of threads may. */
@FunctionalInterface
interface RangeReader {
    /** Fills the target from {@code offset} on. */
    void readFully(long offset, ByteBuffer target) throws IOException;

    /** Returns a reader of a channel: of a file by position, of another one at a time. */
    static RangeReader of(SeekableByteChannel channel, String source) {
        if (channel instanceof FileChannel) {
            return (offset, target) -> ChannelBytes.readFully(channel, target, offset, source);
        }
        Object lock = new Object();
        return (offset, target) -> {
            synchronized (lock) {
                ChannelBytes.readFully(channel, target, offset, source);
            }
        };
    }
}
