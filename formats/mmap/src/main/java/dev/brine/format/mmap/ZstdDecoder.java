package dev.brine.format.mmap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/** Reads Zstandard frames. The library is touched when the first of these is made. Not safe for threads. */
final class ZstdDecoder implements AutoCloseable {
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    /**
     * Decodes one frame to the start of {@code target}, never beyond {@code maxBytes}, and returns the bytes that it held.
     *
     * @throws MalformedChunkException if the bytes are not exactly one frame, or it holds more
     */
    int decode(byte[] source, int offset, int byteCount, byte[] target, int maxBytes) throws MalformedChunkException {
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
            return context.decompressByteArray(target, 0, maxBytes, source, offset, byteCount);
        } catch (ZstdException e) {
            throw new MalformedChunkException(
                    "zstd frame cannot be decoded to at most %d bytes: %s".formatted(maxBytes, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
