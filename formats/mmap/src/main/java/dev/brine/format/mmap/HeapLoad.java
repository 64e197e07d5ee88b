package dev.brine.format.mmap;

import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.TensorFiller;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tensors to the heap, every chunk checked on the way, on as many threads as pay. Memory beside the tensors: a
 * buffer for each thread.
 */
final class HeapLoad {
    /** What a thread takes at once: enough to start it, little enough that all end together. */
    private static final int PIECE_BYTES = 1 << 20;

    /** Less is read on one thread before a second one has started. */
    private static final long PARALLEL_BYTES = 8 << 20;

    private final SeekableByteChannel channel;
    private final String source;
    private final long dataEnd;
    private final int threads;

    HeapLoad(SeekableByteChannel channel, String source, long dataEnd, int threads) {
        this.channel = channel;
        this.source = source;
        this.dataEnd = dataEnd;
        this.threads = threads;
    }

    /** Reads tensors; the calling thread works too. */
    List<HeapTensor> read(List<StoredTensor> tensors) throws IOException {
        return read(tensors, ParallelTasks::run);
    }

    /** Reads a tensor of a channel that stays open, such that an interrupt of the calling thread does not close it. */
    HeapTensor readAside(StoredTensor tensor) throws IOException {
        return read(List.of(tensor), ParallelTasks::runAside).get(0);
    }

    private List<HeapTensor> read(List<StoredTensor> tensors, ParallelTasks.Runner runner) throws IOException {
        int wanted = threadCount(tensors);
        TensorFiller[] targets = new TensorFiller[tensors.size()];
        ParallelTasks.run(tensors.size(), wanted, () -> i -> targets[i] = newTarget(tensors.get(i)));
        List<Piece> pieces = Piece.cut(tensors, PIECE_BYTES);
        long spanBytes = spanBytes(tensors);
        runner.run(pieces.size(), wanted, () -> {
            ChunkReader reader = new ChunkReader(new ChannelBytes(channel, source, dataEnd, spanBytes), source);
            return piece -> pieces.get(piece).read(reader, targets);
        });
        List<HeapTensor> read = new ArrayList<>(targets.length);
        for (TensorFiller target : targets) {
            read.add(target.build());
        }
        return read;
    }

    private static long spanBytes(List<StoredTensor> tensors) {
        return tensors.isEmpty()
                ? 0
                : tensors.get(tensors.size() - 1).endOffset() - tensors.get(0).fileOffset();
    }

    private static TensorFiller newTarget(StoredTensor tensor) {
        return TensorFiller.of(tensor.elementType(), tensor.shape());
    }

    private int threadCount(List<StoredTensor> tensors) {
        long byteCount = tensors.stream().mapToLong(StoredTensor::byteSize).sum();
        boolean pays = channel instanceof FileChannel && byteCount >= PARALLEL_BYTES;
        return pays ? threads : 1;
    }
}
