package dev.brine.format.sklearn.joblib;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.sklearn.pickle.Budget;
import dev.brine.format.sklearn.pickle.FileBytes;
import dev.brine.format.sklearn.pickle.FileInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/** A compressed file's stream, within the caps on its size and expansion. A damaged file is a CorruptModelException. */
final class DecompressedInput extends InputStream {
    private static final int BUFFER_BYTES = 1 << 16;
    /** The memory that a decoder of xz may take: windows of 64 MiB, as of preset 9, and its own tables. */
    private static final int XZ_MEMORY_LIMIT_KIB = 80 << 10;

    private final String source;
    private final Codec codec;
    private final Budget budget;
    private final FileInput file;
    private final InputStream buffered;
    private final InputStream decompressed;
    private long byteCount;

    DecompressedInput(FileBytes bytes, Codec codec, String source, Budget budget) throws IOException {
        this.source = source;
        this.codec = codec;
        this.budget = budget;
        this.file = new FileInput(bytes);
        this.buffered = new BufferedInputStream(file, BUFFER_BYTES);
        try {
            this.decompressed = decompressing(codec, buffered);
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        int read;
        try {
            read = decompressed.read(target, offset, count);
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
        byteCount += Math.max(0, read);
        budget.checkExpansion(byteCount, file.position());
        return read;
    }

    /** Reads on to the end of the stream, which checks its checksum, and refuses bytes behind it. */
    void requireEnd() throws IOException {
        if (read() >= 0) {
            throw new CorruptModelException(
                    "bytes follow the end of the pickle, in the decompressed stream", source, byteCount - 1);
        }
        if (buffered.read() >= 0) {
            throw new CorruptModelException(
                    "bytes follow the end of the %s stream".formatted(codec.joblibName()), source, -1);
        }
    }

    @Override
    public void close() throws IOException {
        decompressed.close();
    }

    private IOException failure(Exception e) {
        IOException fileFailure = file.failure();
        if (fileFailure != null) {
            return fileFailure;
        }
        if (e instanceof MemoryLimitException tooLarge) {
            return new UnsupportedModelException(
                    "its %s window needs %d KiB to decompress, %d KiB are allowed; compress it again with a smaller one"
                            .formatted(codec.joblibName(), tooLarge.getMemoryNeeded(), tooLarge.getMemoryLimit()),
                    source,
                    e);
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new CorruptModelException(
                "unreadable %s stream after %d decompressed bytes: %s"
                        .formatted(
                                codec.joblibName(),
                                byteCount,
                                e.getMessage() == null ? e.getClass().getSimpleName() : message),
                source,
                -1,
                e);
    }

    /** Returns the stream of a codec. Where Python reads streams one after another as one, so does this. */
    @SuppressWarnings("deprecation") // the builders that replace the constructors drag in classes of commons-io
    private static InputStream decompressing(Codec codec, InputStream in) throws IOException {
        return switch (codec) {
            case NONE -> in;
            case ZLIB -> new ZlibInput(in);
            case GZIP -> new GzipCompressorInputStream(in, true);
            case BZ2 -> new BZip2CompressorInputStream(in, true);
            case XZ -> new XZInputStream(in, XZ_MEMORY_LIMIT_KIB);
            case LZMA -> new LZMAInputStream(in, XZ_MEMORY_LIMIT_KIB);
            case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
        };
    }

    /** A zlib stream, which nothing may follow: the bytes that the decoder took too many are not lost. */
    private static final class ZlibInput extends InflaterInputStream {
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
}
