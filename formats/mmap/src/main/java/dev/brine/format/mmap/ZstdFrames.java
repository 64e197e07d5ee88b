package dev.brine.format.mmap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import org.jspecify.annotations.Nullable;

/** Writes and reads Zstandard frames. The library is touched at the first of them. Not safe for threads. */
final class ZstdFrames implements AutoCloseable {
    private @Nullable ZstdCompressCtx compressor;
    private @Nullable ZstdDecompressCtx decompressor;
    private byte[] frame = new byte[0];

    /** Returns the length of the frame in {@link #frame()}. */
    int encode(byte[] source, int byteCount, int level) {
        if (compressor == null) {
            compressor = new ZstdCompressCtx();
        }
        int bound = Math.toIntExact(Zstd.compressBound(byteCount));
        if (frame.length < bound) {
            frame = new byte[bound];
        }
        compressor.setLevel(level);
        return compressor.compressByteArray(frame, 0, frame.length, source, 0, byteCount);
    }

    /** Returns the array that holds the last frame, from its start on. */
    byte[] frame() {
        return frame;
    }

    /**
     * Decodes one frame to the start of {@code target}, never beyond {@code maxBytes}, and returns the bytes that it held.
     *
     * @throws MalformedChunkException if the bytes are not exactly one frame, or it holds more
     */
    int decode(byte[] source, int offset, int byteCount, byte[] target, int maxBytes) throws MalformedChunkException {
        if (decompressor == null) {
            decompressor = new ZstdDecompressCtx();
        }
        try {
            long frameBytes = Zstd.findFrameCompressedSize(source, offset, byteCount);
            if (frameBytes != byteCount) {
                throw new MalformedChunkException(
                        Zstd.isError(frameBytes)
                                ? "not a zstd frame: " + Zstd.getErrorName(frameBytes)
                                : "%d bytes follow a zstd frame".formatted(byteCount - frameBytes));
            }
            long contentBytes = Zstd.getFrameContentSize(source, offset, byteCount);
            if (contentBytes < 0 || contentBytes > maxBytes) {
                throw new MalformedChunkException(
                        "zstd frame says that it holds %d bytes, expected at most %d (-1: it does not say)"
                                .formatted(contentBytes, maxBytes));
            }
            return decompressor.decompressByteArray(target, 0, maxBytes, source, offset, byteCount);
        } catch (ZstdException e) {
            throw new MalformedChunkException(
                    "zstd frame cannot be decoded to at most %d bytes: %s".formatted(maxBytes, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        if (compressor != null) {
            compressor.close();
        }
        if (decompressor != null) {
            decompressor.close();
        }
    }
}
