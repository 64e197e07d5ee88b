package dev.brine.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * A tensor in a mapped file whose chunks are checked, each when an element of it is first asked for: no read gives an
 * element of a chunk that was not found sound.
 *
 * <p><b>Cost.</b> A chunk is read once for its checksum; afterwards a look at its mark for each read. {@link #isChecked}
 * tells when even that is no longer needed.
 *
 * <p><b>Threads.</b> Any number may read; two of them may check the same chunk.
 */
public final class CheckedTensor implements Tensor {
    private final MappedTensor mapped;
    private final int chunkElements;
    private final Check check;
    private final boolean[] isSound;
    private volatile int unchecked;

    /** Tells whether a chunk is sound. */
    @FunctionalInterface
    public interface Check {
        /**
         * Returns at once if the chunk is sound.
         *
         * @param chunk index of the chunk in the tensor
         * @param elements all bytes of it, as they lie in the mapping; position 0
         * @throws IOException if it is damaged, such as a CorruptModelException
         */
        void check(int chunk, ByteBuffer elements) throws IOException;
    }

    private CheckedTensor(MappedTensor mapped, int chunkElements, Check check) {
        this.mapped = mapped;
        this.chunkElements = chunkElements;
        this.check = check;
        this.isSound = new boolean[Math.toIntExact((mapped.elementCount() + chunkElements - 1) / chunkElements)];
        this.unchecked = isSound.length;
    }

    /**
     * Returns a checked view of a mapped tensor.
     *
     * @param chunkElements elements of every chunk but the last; no chunk lies in two windows
     */
    public static CheckedTensor of(MappedTensor mapped, int chunkElements, Check check) {
        return new CheckedTensor(mapped, chunkElements, check);
    }

    /** Returns the tensor without checks. */
    public MappedTensor mapped() {
        return mapped;
    }

    /** Returns whether every chunk was found sound, so that {@link #mapped()} may be read in place of this. */
    public boolean isChecked() {
        return unchecked == 0;
    }

    @Override
    public ElementType elementType() {
        return mapped.elementType();
    }

    @Override
    public Shape shape() {
        return mapped.shape();
    }

    @Override
    public void ensureOpen() {
        mapped.ensureOpen();
    }

    @Override
    public long bits(long index) {
        checkChunks(index, 1);
        return mapped.bits(index);
    }

    @Override
    public void copyTo(long firstElement, ByteBuffer target) {
        checkChunks(firstElement, target.remaining() / elementType().byteSize());
        mapped.copyTo(firstElement, target);
    }

    @Override
    public void copyFloats(long firstElement, float[] target, int count) {
        checkChunks(firstElement, count);
        mapped.copyFloats(firstElement, target, count);
    }

    @Override
    public void copyDoubles(long firstElement, double[] target, int count) {
        checkChunks(firstElement, count);
        mapped.copyDoubles(firstElement, target, count);
    }

    /** Elements outside of the tensor are left to the read that follows. */
    private void checkChunks(long firstElement, long count) {
        long end = Math.min(elementCount(), firstElement + count);
        if (firstElement < 0 || firstElement >= end || isChecked()) {
            return;
        }
        int last = (int) ((end - 1) / chunkElements);
        for (int chunk = (int) (firstElement / chunkElements); chunk <= last; chunk++) {
            if (!isSound[chunk]) {
                checkChunk(chunk);
            }
        }
    }

    private void checkChunk(int chunk) {
        long first = (long) chunk * chunkElements;
        int count = (int) Math.min(chunkElements, elementCount() - first);
        try {
            check.check(chunk, mapped.bytes(first, count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mark(chunk);
    }

    private synchronized void mark(int chunk) {
        if (!isSound[chunk]) {
            isSound[chunk] = true;
            unchecked--;
        }
    }

    /** Returns type and shape, as {@code F32 [2, 3] mapped, checked}. */
    @Override
    public String toString() {
        return mapped + ", checked";
    }
}
