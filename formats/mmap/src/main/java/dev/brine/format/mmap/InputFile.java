package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * A file that is read, with its name in messages and what it may ask for. Any number of threads may read.
 *
 * @param source where it comes from
 * @param channel its bytes
 */
record InputFile(ModelSource source, ReadLimits limits, SeekableByteChannel channel) implements Closeable {

    static InputFile open(ModelSource source, ReadLimits limits) throws IOException {
        return new InputFile(source, limits, source.open());
    }

    String name() {
        return source.name();
    }

    /** Returns whether threads can read at the same time, each at its own offset. */
    boolean isPositional() {
        return channel instanceof FileChannel;
    }

    /** Fills the target from {@code offset} on. */
    void readFully(long offset, ByteBuffer target) throws IOException {
        int start = target.position();
        while (target.hasRemaining()) {
            long position = offset + target.position() - start;
            if (read(target, position) < 0) {
                throw corrupt(
                        "%d bytes are missing; the file was truncated while it was read".formatted(target.remaining()),
                        position);
            }
        }
    }

    private int read(ByteBuffer target, long position) throws IOException {
        if (channel instanceof FileChannel file) {
            return file.read(target, position);
        }
        synchronized (channel) {
            return channel.position(position).read(target);
        }
    }

    /** Returns an exception that names the file. */
    CorruptModelException corrupt(String reason, long offset) {
        return new CorruptModelException(reason, name(), offset);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
