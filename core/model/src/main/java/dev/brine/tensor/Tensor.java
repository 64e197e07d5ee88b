package dev.brine.tensor;

import java.nio.ByteBuffer;

/**
 * An immutable array of one element type with a shape, row-major.
 *
 * <p><b>Storage.</b> On the heap ({@link HeapTensor}), in a mapped file ({@link MappedTensor}, {@link
 * CheckedTensor}), read at its first touch ({@link LazyTensor}), or a column of the records of an interleaved {@link TensorGroup}. Indices and sizes are {@code long}; what is stored past 2^30 bytes is
 * chunked, which no method here shows.
 *
 * <p><b>Threads.</b> Any number of threads may read.
 *
 * <p><b>After close.</b> Every read of a tensor of a closed model file throws {@link IllegalStateException}.
 *
 * <p><b>Errors.</b> Where elements are read from the file, or checked, at their first touch, a read may throw {@link
 * java.io.UncheckedIOException}.
 */
public sealed interface Tensor permits HeapTensor, MappedTensor, CheckedTensor, LazyTensor, ColumnTensor {
    /** Returns the type of the elements. */
    ElementType elementType();

    /** Returns the dimensions. */
    Shape shape();

    /**
     * Returns the raw bits of an element in the low bits of the result, the others zero.
     *
     * @param index of the element in row-major order
     * @throws IndexOutOfBoundsException if the index is not inside the tensor
     */
    long bits(long index);

    /**
     * Copies elements, little-endian, until the target has no room for another or the tensor ends. The target's
     * position moves; its byte order does not matter and is left as it was.
     *
     * @param firstElement index of the first element to copy; the element count copies nothing
     */
    void copyTo(long firstElement, ByteBuffer target);

    /**
     * Copies {@code count} elements of an F32 tensor to {@code target[0..count)}.
     *
     * @throws IllegalStateException if the elements are not F32
     */
    void copyFloats(long firstElement, float[] target, int count);

    /**
     * Copies {@code count} elements of an F64 tensor to {@code target[0..count)}.
     *
     * @throws IllegalStateException if the elements are not F64
     */
    void copyDoubles(long firstElement, double[] target, int count);

    /**
     * Returns at once, unless the tensor lies in a file that was closed.
     *
     * @throws IllegalStateException if it was
     */
    void ensureOpen();

    /** Returns the number of elements. */
    default long elementCount() {
        return shape().elementCount();
    }

    /** Returns the bytes of all elements. */
    default long byteSize() {
        return Math.multiplyExact(elementCount(), (long) elementType().byteSize());
    }

    /** Returns an element as a number: integers and truth values by value, floating-point types widened exactly. */
    default double getDouble(long index) {
        return ElementBits.toDouble(elementType(), bits(index));
    }

    /**
     * Returns an element of an integer type, or a truth value as 0 or 1.
     *
     * @throws IllegalStateException if the elements are floating-point numbers
     */
    default long getLong(long index) {
        return ElementBits.toLong(elementType(), bits(index));
    }

    /** Returns whether the other tensor has the same type, shape and bits: NaN payloads and -0.0 count. */
    default boolean contentEquals(Tensor other) {
        return this == other || TensorContent.firstDifference(this, other) < 0;
    }

    /**
     * Returns the index of the first element whose bits differ, -1 if none does.
     *
     * @throws IllegalArgumentException if type or shape differ
     */
    default long firstDifference(Tensor other) {
        if (elementType() != other.elementType() || !shape().equals(other.shape())) {
            throw new IllegalArgumentException("cannot compare %s %s with %s %s"
                    .formatted(elementType(), shape(), other.elementType(), other.shape()));
        }
        return TensorContent.firstDifference(this, other);
    }
}
