package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of a file between two offsets; remembers that the file failed, so that it is not taken for damage. */
public final class FileInput extends InputStream {
    private final FileBytes file;
    private final long end;
    private long position;
    private @Nullable IOException failure;

    /** Reads all bytes of a file. */
    public FileInput(FileBytes file) {
        this(file, 0, file.byteSize());
    }

    /** Reads bytes from an offset up to another one, both in the file. */
    public FileInput(FileBytes file, long start, long end) {
        this.file = file;
        this.position = start;
        this.end = end;
    }

    /** Returns the offset of the next byte in the file. */
    public long position() {
        return position;
    }

    /** Returns what the file threw. */
    public @Nullable IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        int read = (int) Math.min(count, end - position);
        if (read == 0) {
            return count == 0 ? 0 : -1;
        }
        try {
            file.read(position, target, offset, read);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        position += read;
        return read;
    }
}
