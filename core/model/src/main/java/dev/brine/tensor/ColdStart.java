package dev.brine.tensor;

import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.util.BitSet;
import java.util.Optional;

/**
 * Reads what a walk needs of a mapped tensor that is not in memory yet, a few pages at a time. A page fault would read all
 * around, on Linux as much as the device's read-ahead: for few places all over a large file that is the whole file. Once
 * an eighth of the tensor was read in this way, faults are the better way to the rest. One thread's.
 */
public final class ColdStart {
    private static final int BLOCK_BYTES = 1 << 14;
    private static final int SAMPLES = 4;
    private static final int PART = 8;
    private static final int LEAST_BLOCKS = 256;

    private final MappedTensor tensor;
    private final int blockElements;
    private final BitSet read = new BitSet();
    private long blocksLeft;

    private ColdStart(MappedTensor tensor, long blockCount) {
        this.tensor = tensor;
        this.blockElements = BLOCK_BYTES / tensor.elementType().byteSize();
        this.blocksLeft = blockCount / PART;
    }

    /** Looks at a few pages; returns empty if most of them are in memory, or the tensor is small. */
    static Optional<ColdStart> of(MappedTensor tensor) {
        long blockCount = tensor.byteSize() / BLOCK_BYTES;
        int blockElements = BLOCK_BYTES / tensor.elementType().byteSize();
        boolean isCut = tensor.windowCount() > 1 && tensor.windowElements() % blockElements != 0;
        if (blockCount < LEAST_BLOCKS || blockCount > Integer.MAX_VALUE || isCut) {
            return Optional.empty();
        }
        ColdStart start = new ColdStart(tensor, blockCount);
        int missing = 0;
        for (int i = 0; i < SAMPLES; i++) {
            missing += start.isLoaded((2 * i + 1) * blockCount / (2 * SAMPLES)) ? 0 : 1;
        }
        return 2 * missing > SAMPLES ? Optional.of(start) : Optional.empty();
    }

    /** Reads the block of pages that holds an element, unless this did it before. */
    public void read(long element) {
        int block = (int) (element / blockElements);
        if (!read.get(block)) {
            read.set(block);
            blocksLeft--;
            if (block(block) instanceof MappedByteBuffer mapped) {
                mapped.load();
            }
        }
    }

    /** Returns whether so much was read that page faults may read the rest. */
    public boolean isOver() {
        return blocksLeft <= 0;
    }

    /** Memory that is no mapping counts as loaded. */
    private boolean isLoaded(long block) {
        return !(block(block) instanceof MappedByteBuffer mapped) || mapped.isLoaded();
    }

    private ByteBuffer block(long block) {
        long first = block * blockElements;
        return tensor.bytes(first, (int) Math.min(blockElements, tensor.elementCount() - first));
    }
}
