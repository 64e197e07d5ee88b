package dev.brine.format.mmap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

/** Writes Zstandard frames. The library is touched when the first of these is made. Not safe for threads. */
final class ZstdEncoder implements AutoCloseable {
    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private byte[] frame = new byte[0];

    /** Returns the length of the frame in {@link #frame()}. */
    int encode(byte[] source, int byteCount, int level) {
        int bound = Math.toIntExact(Zstd.compressBound(byteCount));
        if (frame.length < bound) {
            frame = new byte[bound];
        }
        context.setLevel(level);
        return context.compressByteArray(frame, 0, frame.length, source, 0, byteCount);
    }

    /** Returns the array that holds the last frame, from its start on. */
    byte[] frame() {
        return frame;
    }

    @Override
    public void close() {
        context.close();
    }
}
