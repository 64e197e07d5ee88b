package dev.brine.format.mmap;

import dev.brine.internal.BinaryOutput;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32C;

/**
 * Writes tensors as they are. Of a large one, a second thread copies and checksums the next chunks while the caller's
 * writes: the checksum costs no time then. Memory: the staging buffer, and up to two chunks.
 */
final class RawTensorWriter {
    /** Least bytes of a tensor for a second thread: less is written before it has started. */
    private static final long PARALLEL_BYTES = 8 << 20;

    /** Handing a smaller chunk to the thread costs more than copying it. */
    private static final int MIN_BUFFER_BYTES = 1 << 14;

    /** Larger chunks go through the staging buffer in parts. */
    private static final int MAX_BUFFER_BYTES = 1 << 20;

    private final StagedSink staged;
    private final BinaryOutput index;
    private final int chunkBytes;
    private final boolean isParallel;
    private final Queue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

    RawTensorWriter(StagedSink staged, BinaryOutput index, int chunkBytes, int threads) {
        this.staged = staged;
        this.index = index;
        this.chunkBytes = chunkBytes;
        this.isParallel = threads > 1 && chunkBytes >= MIN_BUFFER_BYTES && chunkBytes <= MAX_BUFFER_BYTES;
    }

    void put(Tensor tensor) throws IOException {
        int chunkElements = chunkBytes / tensor.elementType().byteSize();
        int chunkCount = Math.toIntExact((tensor.elementCount() + chunkElements - 1) / chunkElements);
        index.putLong(staged.offset());
        index.putInt(Container.STORAGE_RAW).putInt(chunkElements).putInt(chunkCount);
        if (isParallel && tensor.byteSize() >= PARALLEL_BYTES) {
            ParallelTasks.inOrder(chunkCount, 1, chunk -> copy(tensor, (long) chunk * chunkElements), this::write);
            return;
        }
        for (long first = 0; first < tensor.elementCount(); first += chunkElements) {
            int count = (int) Math.min(chunkElements, tensor.elementCount() - first);
            index.putInt(staged.putElements(tensor, first, count));
            staged.putPadding();
        }
    }

    /** A chunk's elements, position to limit, in a buffer that is used again once they are written. */
    private record Copy(ByteBuffer bytes, int checksum) {}

    private Copy copy(Tensor tensor, long firstElement) {
        ByteBuffer known = idle.poll();
        ByteBuffer buffer = known == null ? ByteBuffer.allocateDirect(chunkBytes) : known;
        tensor.copyTo(firstElement, buffer.clear());
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.flip());
        return new Copy(buffer.rewind(), (int) checksum.getValue());
    }

    private void write(Copy copy) throws IOException {
        index.putInt(copy.checksum());
        staged.putAtOnce(copy.bytes());
        staged.putPadding();
        idle.add(copy.bytes());
    }
}
