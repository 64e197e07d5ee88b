package dev.brine.format.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.xxhash.XXHashFactory;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** The streams of the codecs, with the settings that FORMAT.md states. */
@SuppressWarnings("deprecation") // the builders that replace the constructors drag in classes of commons-io and xz
final class CodecStreams {
    static final int GZIP_LEVEL = 6;
    static final int ZSTD_LEVEL = 3;
    /** Windows of 4 MiB; higher presets take twice the time for about a percent. */
    static final int XZ_PRESET = 3;
    /** What a reader may need: windows of 64 MiB, as of {@code xz -9}, and the decoder's own tables. */
    static final int XZ_MEMORY_LIMIT_KIB = 80 << 10;

    private static final int GZIP_BUFFER_BYTES = 1 << 16;

    private CodecStreams() {}

    static OutputStream compressing(Codec codec, OutputStream out) throws IOException {
        return switch (codec) {
            case PLAIN -> out;
            case GZIP -> new GzipCompressorOutputStream(out, gzipParameters());
            case ZSTD -> new ZstdCompressorOutputStream(out, ZSTD_LEVEL, false, true);
            case XZ -> new XZCompressorOutputStream(out, XZ_PRESET);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case LZ4 -> lz4(out);
        };
    }

    /**
     * The one writer that is not commons-compress's: for each match that one counts the whole window again, and wrote less
     * than 0.1 MB/s of numbers. Plain Java, without Unsafe or native code.
     */
    private static OutputStream lz4(OutputStream out) throws IOException {
        return new LZ4FrameOutputStream(
                out,
                LZ4FrameOutputStream.BLOCKSIZE.SIZE_1MB,
                -1,
                LZ4Factory.safeInstance().fastCompressor(),
                XXHashFactory.safeInstance().hash32(),
                LZ4FrameOutputStream.FLG.Bits.BLOCK_INDEPENDENCE,
                LZ4FrameOutputStream.FLG.Bits.CONTENT_CHECKSUM);
    }

    /** Ends after one member, but zstd, whose stream takes following frames as more of the text. */
    static InputStream decompressing(Codec codec, InputStream in) throws IOException {
        return switch (codec) {
            case PLAIN -> in;
            case GZIP -> new GzipCompressorInputStream(in, false);
            case ZSTD -> new ZstdCompressorInputStream(in);
            case XZ -> new XZCompressorInputStream(in, false, XZ_MEMORY_LIMIT_KIB);
            case BZIP2 -> new BZip2CompressorInputStream(in, false);
            case LZ4 -> new FramedLZ4CompressorInputStream(in, false);
        };
    }

    /** No name and no time in the header, so that equal models give equal bytes. */
    private static GzipParameters gzipParameters() {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(GZIP_LEVEL);
        parameters.setBufferSize(GZIP_BUFFER_BYTES);
        return parameters;
    }
}
