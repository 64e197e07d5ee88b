package dev.brine.format.json;

import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Remembers that the source failed, so that it is not taken for damage, and bounds the header of a stream. */
final class SourceInput extends FilterInputStream {
    private @Nullable IOException failure;
    private @Nullable String source;
    private long maxHeaderBytes;
    private long headerBytes;

    SourceInput(InputStream in) {
        super(in);
    }

    /** Returns what the source threw. */
    @Nullable
    IOException failure() {
        return failure;
    }

    void startHeader(long maxBytes, String name) {
        maxHeaderBytes = maxBytes;
        source = name;
    }

    void endHeader() {
        source = null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        try {
            int read = super.read(target, offset, count);
            if (source != null) {
                countHeader(read, source);
            }
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void countHeader(int read, String name) throws LimitExceededException {
        headerBytes += Math.max(0, read);
        if (headerBytes - TextInput.BUFFER_BYTES > maxHeaderBytes) {
            throw new LimitExceededException(ReadLimit.TEXT_BYTES, headerBytes, maxHeaderBytes, name, -1);
        }
    }
}
