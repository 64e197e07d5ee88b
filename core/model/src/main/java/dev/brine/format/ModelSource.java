package dev.brine.format;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** Where the bytes of a model live: a file, or memory. */
public interface ModelSource {
    /** Returns the name for messages, such as the path. */
    String name();

    /**
     * Opens the bytes for reading, at position 0; the caller closes. A {@link java.nio.channels.FileChannel} can be
     * mapped, any other channel is read.
     */
    SeekableByteChannel open() throws IOException;

    /** Returns a source over a file. */
    static ModelSource file(Path path) {
        return new FileModelSource(path);
    }

    /** Returns a source over bytes in memory, shared. */
    static ModelSource bytes(String name, byte[] bytes) {
        return new MemoryModelSource(name, bytes);
    }
}
