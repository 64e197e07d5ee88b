package dev.brine.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Fills a new heap tensor at any place. All arrays are allocated at once, so the elements must be known to be there.
 *
 * <p><b>Threads.</b> Any number may put, each its own elements; what starts or joins them orders their writes before
 * {@link #build()}.
 */
public final class TensorFiller {
    private final ElementType elementType;
    private final Shape shape;
    private final Object[] chunks;
    private final int chunkElements;

    private TensorFiller(ElementType elementType, Shape shape, int chunkElements) {
        this.elementType = elementType;
        this.shape = shape;
        this.chunkElements = chunkElements;
        long elementCount = shape.elementCount();
        this.chunks = new Object[Math.toIntExact((elementCount + chunkElements - 1) / chunkElements)];
        for (int i = 0; i < chunks.length; i++) {
            int length = (int) Math.min(chunkElements, elementCount - (long) i * chunkElements);
            chunks[i] = ElementArrays.newArray(elementType, length);
        }
    }

    /** Returns a filler of a tensor whose elements are all zero. */
    public static TensorFiller of(ElementType elementType, Shape shape) {
        return new TensorFiller(elementType, shape, elementType.maxChunkElements());
    }

    /** Returns a filler like {@link #of(ElementType, Shape)} with smaller arrays, a power of two of elements. */
    static TensorFiller of(ElementType elementType, Shape shape, int chunkElements) {
        return new TensorFiller(elementType, shape, chunkElements);
    }

    /**
     * Puts the whole elements that remain in a buffer of little-endian bytes, from {@code firstElement} on, and moves its
     * position past them.
     *
     * @throws IndexOutOfBoundsException if the tensor has fewer elements
     */
    public void put(long firstElement, ByteBuffer littleEndian) {
        ByteOrder order = littleEndian.order();
        littleEndian.order(ByteOrder.LITTLE_ENDIAN);
        int width = elementType.byteSize();
        long index = firstElement;
        long end = firstElement + littleEndian.remaining() / width;
        Objects.checkFromToIndex(firstElement, end, shape.elementCount());
        while (index < end) {
            int from = (int) (index % chunkElements);
            int count = (int) Math.min(chunkElements - from, end - index);
            ElementArrays.get(elementType, littleEndian, chunks[(int) (index / chunkElements)], from, count);
            littleEndian.position(littleEndian.position() + count * width);
            index += count;
        }
        littleEndian.order(order);
    }

    /** Returns the tensor over the arrays; nothing may be put afterwards. */
    public HeapTensor build() {
        return HeapTensor.ofChunks(elementType, shape, chunks, chunkElements);
    }
}
