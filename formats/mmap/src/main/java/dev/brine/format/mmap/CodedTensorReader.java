package dev.brine.format.mmap;

import dev.brine.error.UnsupportedModelException;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.TensorFiller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads coded tensors to the heap, decoded in parallel. Memory beside them: the dictionaries, and a few chunks for each thread. */
final class CodedTensorReader {
    /** Least bytes of a tensor for several threads: less is decoded before a second one has started. */
    private static final long PARALLEL_BYTES = 1 << 20;

    private final InputFile file;
    private final int threads;

    CodedTensorReader(InputFile file, int threads) {
        this.file = file;
        this.threads = threads;
    }

    /** Returns a tensor that is decoded at its first touch; an interrupt of that thread does not close the channel. */
    LazyTensor lazy(CodedTensor tensor, MappedRegion region) {
        return LazyTensor.of(
                tensor.elementType(), tensor.shape(), region::ensureOpen, () -> read(tensor, ParallelTasks::runAside));
    }

    /** Returns a tensor on the heap; the calling thread works too. */
    HeapTensor read(CodedTensor tensor) throws IOException {
        return read(tensor, ParallelTasks::run);
    }

    private HeapTensor read(CodedTensor tensor, ParallelTasks.Runner runner) throws IOException {
        TensorFiller filler = TensorFiller.of(tensor.elementType(), tensor.shape());
        decode(tensor, runner, (chunk, rows) -> filler.put(tensor.firstElement(chunk), rows));
        return filler.build();
    }

    /** Decodes every chunk and drops it, which checks all rules that a chunk's bytes must keep. */
    void verify(CodedTensor tensor) throws IOException {
        decode(tensor, ParallelTasks::run, (chunk, rows) -> {});
    }

    /** Takes the rows of chunks; called from several threads. */
    @FunctionalInterface
    private interface RowTaker {
        void take(int chunk, ByteBuffer rows);
    }

    private void decode(CodedTensor tensor, ParallelTasks.Runner runner, RowTaker taker) throws IOException {
        Queue<ChunkDecoder> decoders = new ConcurrentLinkedQueue<>();
        List<ValueTable> dictionaries = new ArrayList<>();
        try {
            runner.run(1, 1, () -> {
                ChunkDecoder decoder = newDecoder(decoders);
                return task -> dictionaries.addAll(decoder.dictionaries(tensor));
            });
            runner.run(tensor.chunks().size(), threadCount(tensor), () -> {
                ChunkDecoder decoder = newDecoder(decoders);
                return chunk -> taker.take(chunk, decoder.decode(tensor, chunk, dictionaries));
            });
        } catch (NoClassDefFoundError e) {
            throw new UnsupportedModelException(
                    "its chunks need the library of zstd; add com.github.luben:zstd-jni, on the module path with"
                            + " --add-modules com.github.luben.zstd_jni",
                    file.name(),
                    e);
        } finally {
            decoders.forEach(ChunkDecoder::close);
        }
    }

    private ChunkDecoder newDecoder(Queue<ChunkDecoder> decoders) {
        ChunkDecoder decoder = new ChunkDecoder(file);
        decoders.add(decoder);
        return decoder;
    }

    private int threadCount(CodedTensor tensor) {
        return tensor.byteSize() < PARALLEL_BYTES ? 1 : threads;
    }
}
