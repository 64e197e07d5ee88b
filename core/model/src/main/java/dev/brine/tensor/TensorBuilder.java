package dev.brine.tensor;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a new heap tensor in row-major order. Not safe for threads.
 *
 * <p>A builder made by {@link #growing} allocates as elements arrive, so that a shape which a file merely claims costs
 * nothing; one made by {@link #exact} allocates whole chunks at once, for lengths that are known to be there.
 */
public final class TensorBuilder {
    private static final int FIRST_GROWN_ELEMENTS = 1 << 12;

    private final ElementType elementType;
    private final Shape shape;
    private final int chunkElements;
    private final int firstCapacity;
    private final List<Object> chunks = new ArrayList<>();
    private Object current;
    private int filled;
    private long elementCount;

    private TensorBuilder(ElementType elementType, Shape shape, int chunkElements, int firstCapacity) {
        this.elementType = elementType;
        this.shape = shape;
        this.chunkElements = chunkElements;
        this.firstCapacity = firstCapacity;
        this.current = ElementArrays.newArray(elementType, 0);
    }

    /** Returns a builder that allocates each chunk whole, when its first element arrives. */
    public static TensorBuilder exact(ElementType elementType, Shape shape) {
        return exact(elementType, shape, elementType.maxChunkElements());
    }

    /** Returns a builder like {@link #exact(ElementType, Shape)} with a smaller chunk, a power of two of elements. */
    public static TensorBuilder exact(ElementType elementType, Shape shape, int chunkElements) {
        return new TensorBuilder(elementType, shape, chunkElements, chunkElements);
    }

    /** Returns a builder whose memory stays within three times the elements that arrived. */
    public static TensorBuilder growing(ElementType elementType, Shape shape) {
        return new TensorBuilder(elementType, shape, elementType.maxChunkElements(), FIRST_GROWN_ELEMENTS);
    }

    /** Returns how many elements are still missing. */
    public long missingElements() {
        return shape.elementCount() - elementCount;
    }

    /** Appends one element by its raw bits. */
    public void putBits(long bits) {
        makeRoom();
        switch (elementType) {
            case I8, U8, BOOL -> ((byte[]) current)[filled] = (byte) bits;
            case I16, F16, BF16 -> ((short[]) current)[filled] = (short) bits;
            case I32 -> ((int[]) current)[filled] = (int) bits;
            case I64 -> ((long[]) current)[filled] = bits;
            case F32 -> ((float[]) current)[filled] = Float.intBitsToFloat((int) bits);
            case F64 -> ((double[]) current)[filled] = Double.longBitsToDouble(bits);
        }
        advance(1);
    }

    /** Appends the whole elements that remain in a buffer of little-endian bytes and moves its position past them. */
    public void put(ByteBuffer littleEndian) {
        ByteOrder order = littleEndian.order();
        littleEndian.order(ByteOrder.LITTLE_ENDIAN);
        int width = elementType.byteSize();
        while (littleEndian.remaining() >= width) {
            makeRoom();
            int count = Math.min(Array.getLength(current) - filled, littleEndian.remaining() / width);
            ElementArrays.get(elementType, littleEndian, current, filled, count);
            littleEndian.position(littleEndian.position() + count * width);
            advance(count);
        }
        littleEndian.order(order);
    }

    /** Appends all elements of a tensor of the same type. */
    public void put(Tensor tensor) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        int width = elementType.byteSize();
        for (long first = 0; first < tensor.elementCount(); first += buffer.capacity() / width) {
            tensor.copyTo(first, buffer.clear());
            put(buffer.flip());
        }
    }

    void putArray(Object array) {
        int length = Array.getLength(array);
        int done = 0;
        while (done < length) {
            makeRoom();
            int count = Math.min(length - done, Array.getLength(current) - filled);
            System.arraycopy(array, done, current, filled, count);
            advance(count);
            done += count;
        }
    }

    /**
     * Returns the tensor; the builder must not be used afterwards.
     *
     * @throws IllegalStateException if elements are missing
     */
    public HeapTensor build() {
        if (missingElements() != 0) {
            throw new IllegalStateException(
                    "%d of %d elements are missing".formatted(missingElements(), shape.elementCount()));
        }
        closeChunk();
        return HeapTensor.ofChunks(elementType, shape, chunks.toArray(), chunkElements);
    }

    private void makeRoom() {
        if (missingElements() == 0) {
            throw new IllegalStateException("all %d elements are there".formatted(elementCount));
        }
        if (filled < Array.getLength(current)) {
            return;
        }
        if (filled == chunkElements) {
            closeChunk();
        }
        long wanted = Math.max(firstCapacity, 2L * filled);
        int capacity = (int) Math.min(Math.min(wanted, chunkElements), filled + missingElements());
        Object larger = ElementArrays.newArray(elementType, capacity);
        System.arraycopy(current, 0, larger, 0, filled);
        current = larger;
    }

    private void advance(int count) {
        filled += count;
        elementCount += count;
    }

    private void closeChunk() {
        if (filled == 0) {
            return;
        }
        chunks.add(current);
        current = ElementArrays.newArray(elementType, 0);
        filled = 0;
    }
}
