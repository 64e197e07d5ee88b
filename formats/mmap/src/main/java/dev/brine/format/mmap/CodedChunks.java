package dev.brine.format.mmap;

import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.TensorFiller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Decodes whole tensors in parallel. Close it to end its threads and free what the codec library holds. */
final class CodedChunks implements AutoCloseable {
    private final RangeReader reader;
    private final String source;
    private final ChunkPool pool;
    private final ConcurrentLinkedDeque<ChunkDecoder> idle = new ConcurrentLinkedDeque<>();

    CodedChunks(RangeReader reader, String source, int threads) {
        this.reader = reader;
        this.source = source;
        this.pool = new ChunkPool(threads);
    }

    /** Returns the tensor on the heap. */
    HeapTensor load(CodedTensor tensor) throws IOException {
        TensorFiller filler = TensorFiller.of(tensor.elementType(), tensor.shape());
        decode(tensor, (chunk, rows) -> filler.put(tensor.firstElement(chunk), rows));
        return filler.build();
    }

    /** Decodes every chunk and drops it, which checks all rules that a chunk's bytes must keep. */
    void verify(CodedTensor tensor) throws IOException {
        decode(tensor, (chunk, rows) -> {});
    }

    /** Takes the rows of chunks; called from several threads. */
    @FunctionalInterface
    private interface RowTaker {
        void take(int chunk, ByteBuffer rows);
    }

    private void decode(CodedTensor tensor, RowTaker taker) throws IOException {
        List<ValueTable> dictionaries = with(decoder -> decoder.dictionaries(tensor));
        pool.inOrder(
                tensor.chunks().size(),
                chunk -> with(decoder -> {
                    taker.take(chunk, decoder.decode(tensor, chunk, dictionaries));
                    return chunk;
                }),
                chunk -> {});
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(ChunkDecoder decoder) throws IOException;
    }

    private <T> T with(Use<T> use) throws IOException {
        ChunkDecoder taken = idle.poll();
        ChunkDecoder decoder = taken == null ? new ChunkDecoder(reader, source) : taken;
        try {
            return use.of(decoder);
        } finally {
            idle.push(decoder);
        }
    }

    @Override
    public void close() {
        pool.close();
        for (ChunkDecoder decoder = idle.poll(); decoder != null; decoder = idle.poll()) {
            decoder.close();
        }
    }
}
