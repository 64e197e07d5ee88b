package dev.brine.format.sklearn.joblib;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** A zlib stream, which nothing may follow: the bytes that the decoder took too many are not lost. */
final class ZlibInput extends InflaterInputStream {
    private static final int BUFFER_BYTES = 1 << 13;

    ZlibInput(InputStream in) {
        super(in, new Inflater(), BUFFER_BYTES);
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = super.read(target, offset, count);
        if (read < 0 && inf.getRemaining() > 0) {
            throw new ZipException("%d bytes follow its end".formatted(inf.getRemaining()));
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}
