package dev.brine.format.sklearn.joblib;

import dev.brine.format.sklearn.pickle.FileBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of a file from its start; remembers that the file failed, so that it is not taken for damage. */
final class FileInput extends InputStream {
    private final FileBytes file;
    private long position;
    private @Nullable IOException failure;

    FileInput(FileBytes file) {
        this.file = file;
    }

    /** Returns how many bytes were read. */
    long position() {
        return position;
    }

    /** Returns what the file threw. */
    @Nullable
    IOException failure() {
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
        int read = (int) Math.min(count, file.byteSize() - position);
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
