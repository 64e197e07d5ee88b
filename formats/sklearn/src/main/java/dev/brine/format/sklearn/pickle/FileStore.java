package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.Objects;

/** A piece of a file. */
record FileStore(FileBytes file, long start, long byteSize) implements ByteStore {
    @Override
    public void read(long position, byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(position, (long) count, byteSize);
        file.read(start + position, target, offset, count);
    }

    @Override
    public Window window(long position, int count) throws IOException {
        Objects.checkFromIndexSize(position, (long) count, byteSize);
        Window inFile = file.window(start + position, count);
        return inFile.shifted(start);
    }
}
