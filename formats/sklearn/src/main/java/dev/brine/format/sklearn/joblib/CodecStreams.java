package dev.brine.format.sklearn.joblib;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** The streams of the codecs. Where Python reads streams one after another as one, these do. */
@SuppressWarnings("deprecation") // the builders that replace the constructors drag in classes of commons-io
final class CodecStreams {
    /** What a decoder may need: windows of 64 MiB, as of preset 9, and its own tables. */
    static final int XZ_MEMORY_LIMIT_KIB = 80 << 10;

    private CodecStreams() {}

    static InputStream decompressing(Codec codec, InputStream in) throws IOException {
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
}
