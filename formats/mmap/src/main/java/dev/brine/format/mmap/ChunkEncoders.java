package dev.brine.format.mmap;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/** As many encoders as threads use at once; each keeps its arrays for the next chunk. */
final class ChunkEncoders implements AutoCloseable {
    private final ConcurrentLinkedDeque<ChunkEncoder> idle = new ConcurrentLinkedDeque<>();

    <T> T with(Function<ChunkEncoder, T> use) {
        ChunkEncoder taken = idle.poll();
        ChunkEncoder encoder = taken == null ? new ChunkEncoder() : taken;
        try {
            return use.apply(encoder);
        } finally {
            idle.push(encoder);
        }
    }

    /** Frees what the library holds; call it when no thread encodes any more. */
    @Override
    public void close() {
        for (ChunkEncoder encoder = idle.poll(); encoder != null; encoder = idle.poll()) {
            encoder.close();
        }
    }
}
