package dev.brine.tensor;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A tensor in primitive arrays on the heap. Up to {@link ElementType#maxChunkElements()} elements lie in one array;
 * more lie in equal chunks of a power of two of elements, the last one shorter.
 *
 * <p><b>Ownership.</b> The arrays are shared with whoever made the tensor, never copied: they must not change any more.
 */
public final class HeapTensor implements Tensor {
    private final ElementType elementType;
    private final Shape shape;
    private final Object[] chunks;
    private final int chunkShift;

    private HeapTensor(ElementType elementType, Shape shape, Object[] chunks, int chunkElements) {
        this.elementType = elementType;
        this.shape = shape;
        this.chunks = chunks;
        this.chunkShift = Integer.numberOfTrailingZeros(chunkElements);
    }

    /** Returns an F32 tensor over the array; without dimensions, a vector. */
    public static HeapTensor of(float[] values, long... dimensions) {
        return ofArray(ElementType.F32, values, values.length, dimensions);
    }

    /** Returns an F64 tensor over the array; without dimensions, a vector. */
    public static HeapTensor of(double[] values, long... dimensions) {
        return ofArray(ElementType.F64, values, values.length, dimensions);
    }

    /** Returns an I32 tensor over the array; without dimensions, a vector. */
    public static HeapTensor of(int[] values, long... dimensions) {
        return ofArray(ElementType.I32, values, values.length, dimensions);
    }

    /** Returns an I64 tensor over the array; without dimensions, a vector. */
    public static HeapTensor of(long[] values, long... dimensions) {
        return ofArray(ElementType.I64, values, values.length, dimensions);
    }

    /**
     * Returns a tensor over chunks of the type's array class.
     *
     * @param chunkElements elements of every chunk but the last, a power of two
     * @throws IllegalArgumentException if the chunks do not hold exactly the shape's elements
     */
    public static HeapTensor ofChunks(ElementType elementType, Shape shape, Object[] chunks, int chunkElements) {
        if (Integer.bitCount(chunkElements) != 1 || chunkElements > elementType.maxChunkElements()) {
            throw new IllegalArgumentException("chunk of %d elements must be a power of two of at most %d"
                    .formatted(chunkElements, elementType.maxChunkElements()));
        }
        long expectedChunks = (shape.elementCount() + chunkElements - 1) / chunkElements;
        if (chunks.length != expectedChunks) {
            throw new IllegalArgumentException("%d chunks for shape %s, expected %d of %d elements"
                    .formatted(chunks.length, shape, expectedChunks, chunkElements));
        }
        for (int i = 0; i < chunks.length; i++) {
            long expected = Math.min(chunkElements, shape.elementCount() - (long) i * chunkElements);
            checkChunk(elementType, chunks[i], i, expected);
        }
        return new HeapTensor(elementType, shape, chunks.clone(), chunkElements);
    }

    private static void checkChunk(ElementType elementType, Object chunk, int index, long expectedLength) {
        if (chunk.getClass() != elementType.arrayClass()) {
            throw new IllegalArgumentException("chunk %d is a %s, expected %s for %s elements"
                    .formatted(
                            index,
                            chunk.getClass().getSimpleName(),
                            elementType.arrayClass().getSimpleName(),
                            elementType));
        }
        if (Array.getLength(chunk) != expectedLength) {
            throw new IllegalArgumentException(
                    "chunk %d has %d elements, expected %d".formatted(index, Array.getLength(chunk), expectedLength));
        }
    }

    private static HeapTensor ofArray(ElementType elementType, Object array, int length, long... dimensions) {
        Shape shape = dimensions.length == 0 ? Shape.of(length) : Shape.of(dimensions);
        if (shape.elementCount() != length) {
            throw new IllegalArgumentException(
                    "array of %d elements for shape %s, expected %d".formatted(length, shape, shape.elementCount()));
        }
        int chunkElements = elementType.maxChunkElements();
        if (length <= chunkElements) {
            return new HeapTensor(
                    elementType, shape, length == 0 ? new Object[0] : new Object[] {array}, chunkElements);
        }
        TensorBuilder builder = TensorBuilder.exact(elementType, shape);
        builder.putArray(array);
        return builder.build();
    }

    /** Returns a heap tensor with the same content: the tensor itself, or a copy of a mapped or strided one. */
    public static HeapTensor copyOf(Tensor tensor) {
        if (tensor instanceof HeapTensor heap) {
            return heap;
        }
        if (tensor instanceof LazyTensor lazy) {
            return copyOf(lazy.loaded());
        }
        TensorBuilder builder = TensorBuilder.exact(tensor.elementType(), tensor.shape());
        builder.put(tensor);
        return builder.build();
    }

    /** Returns the number of arrays; 0 for a tensor without elements. */
    public int chunkCount() {
        return chunks.length;
    }

    /** Returns the elements of every chunk but the last, a power of two. */
    public int chunkElements() {
        return 1 << chunkShift;
    }

    /** Returns one of the arrays, shared: of {@link ElementType#arrayClass()}, and not to be changed. */
    public Object chunk(int index) {
        return chunks[index];
    }

    @Override
    public ElementType elementType() {
        return elementType;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void ensureOpen() {}

    @Override
    public long bits(long index) {
        Objects.checkIndex(index, elementCount());
        Object chunk = chunks[(int) (index >>> chunkShift)];
        int i = (int) index & (chunkElements() - 1);
        return switch (elementType) {
            case I8, U8, BOOL -> ((byte[]) chunk)[i] & 0xffL;
            case I16, F16, BF16 -> ((short[]) chunk)[i] & 0xffffL;
            case I32 -> ((int[]) chunk)[i] & 0xffffffffL;
            case I64 -> ((long[]) chunk)[i];
            case F32 -> Float.floatToRawIntBits(((float[]) chunk)[i]) & 0xffffffffL;
            case F64 -> Double.doubleToRawLongBits(((double[]) chunk)[i]);
        };
    }

    @Override
    public void copyTo(long firstElement, ByteBuffer target) {
        ByteOrder order = target.order();
        target.order(ByteOrder.LITTLE_ENDIAN);
        long index = firstElement;
        int width = elementType.byteSize();
        while (index < elementCount() && target.remaining() >= width) {
            Object chunk = chunks[(int) (index >>> chunkShift)];
            int from = (int) index & (chunkElements() - 1);
            int count = Math.min(Array.getLength(chunk) - from, target.remaining() / width);
            putChunk(chunk, from, count, target);
            target.position(target.position() + count * width);
            index += count;
        }
        target.order(order);
    }

    private void putChunk(Object chunk, int from, int count, ByteBuffer target) {
        switch (elementType) {
            case I8, U8, BOOL -> target.slice().put((byte[]) chunk, from, count);
            case I16, F16, BF16 -> target.asShortBuffer().put((short[]) chunk, from, count);
            case I32 -> target.asIntBuffer().put((int[]) chunk, from, count);
            case I64 -> target.asLongBuffer().put((long[]) chunk, from, count);
            case F32 -> target.asFloatBuffer().put((float[]) chunk, from, count);
            case F64 -> target.asDoubleBuffer().put((double[]) chunk, from, count);
        }
    }

    @Override
    public void copyFloats(long firstElement, float[] target, int count) {
        copyElements(ElementType.F32, firstElement, target, count);
    }

    @Override
    public void copyDoubles(long firstElement, double[] target, int count) {
        copyElements(ElementType.F64, firstElement, target, count);
    }

    private void copyElements(ElementType expected, long firstElement, Object target, int count) {
        if (elementType != expected) {
            throw new IllegalStateException("elements are %s, not %s".formatted(elementType, expected));
        }
        Objects.checkFromIndexSize(firstElement, count, elementCount());
        int done = 0;
        while (done < count) {
            long index = firstElement + done;
            Object chunk = chunks[(int) (index >>> chunkShift)];
            int from = (int) index & (chunkElements() - 1);
            int part = Math.min(count - done, Array.getLength(chunk) - from);
            System.arraycopy(chunk, from, target, done, part);
            done += part;
        }
    }

    /** Returns type and shape, as {@code F32 [2, 3]}. */
    @Override
    public String toString() {
        return elementType + " " + shape;
    }
}
