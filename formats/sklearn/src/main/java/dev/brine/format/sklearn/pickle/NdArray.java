package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A numpy array. Indices count elements in C order (the last dimension runs fastest), whatever the order in the file.
 * Equal only to itself. For one thread; elements may be read until the file that they came from is closed.
 */
public final class NdArray {
    private DType dtype;
    private Elements elements;

    NdArray(DType dtype, Elements elements) {
        this.dtype = dtype;
        this.elements = elements;
    }

    /**
     * Takes an array from a stream in which its elements lie bare.
     *
     * @param isFortran whether the first dimension runs fastest
     * @throws dev.brine.error.ModelFormatException if the array passes a limit or what is left of the stream
     * @throws IOException if the source cannot be read
     */
    public static NdArray read(PickleInput in, Budget budget, DType dtype, PyTuple shape, boolean isFortran)
            throws IOException {
        BuildContext context = new BuildContext(in.origin(), budget, in.position());
        NumpyValues.requireBytes(dtype, context);
        long[] dimensions = NumpyValues.shape(shape, context);
        long bytes = NumpyValues.byteSize(dimensions, dtype.itemSize(), context);
        in.requireLeft(bytes, "an array", in.position());
        ByteStore store = in.readStore(bytes, "an array");
        Strides strides = Strides.dense(dimensions, dtype.itemSize(), isFortran);
        return new NdArray(new DType(dtype.layout()), Elements.ofBytes(store, strides));
    }

    void set(DType newType, Elements newElements) {
        dtype = newType;
        elements = newElements;
    }

    /** Returns the type of an element. */
    public DType dtype() {
        return dtype;
    }

    /** Returns the dimensions, a copy; none for an array of one element. */
    public long[] shape() {
        return elements.strides().shape();
    }

    /** Returns the number of dimensions. */
    public int rank() {
        return elements.strides().rank();
    }

    /** Returns the number of elements. */
    public long elementCount() {
        return elements.strides().elementCount();
    }

    /**
     * Returns the values of one field of a record array, a view; its shape is this one's, followed by the field's own.
     *
     * @throws IllegalArgumentException if the elements have no such field
     */
    public NdArray field(String name) {
        DType.Field field = dtype.field(name);
        if (field == null) {
            throw new IllegalArgumentException("an array of %s has no field '%s'".formatted(dtype, name));
        }
        return new NdArray(new DType(field.layout()), elements.field(field));
    }

    /**
     * Returns a part of the first dimension at one index, a view of one dimension less.
     *
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public NdArray part(long index) {
        return new NdArray(dtype, elements.part(index));
    }

    /**
     * Returns an element of an array of integers (their bits where they are unsigned) or truth values.
     *
     * @throws IllegalStateException if elements are of another kind
     * @throws IOException if the file cannot be read
     */
    public long longAt(long index) throws IOException {
        long[] one = new long[1];
        readLongs(index, one, 0, 1);
        return one[0];
    }

    /**
     * Returns an element of an array of integers, truth values or floating-point numbers.
     *
     * @throws IllegalStateException if elements are of another kind
     * @throws IOException if the file cannot be read
     */
    public double doubleAt(long index) throws IOException {
        double[] one = new double[1];
        readDoubles(index, one, 0, 1);
        return one[0];
    }

    /**
     * Copies elements of an array of integers or truth values, in C order; fast where they follow each other in the file.
     *
     * @throws IllegalStateException if elements are of another kind
     * @throws IndexOutOfBoundsException if the elements are not there or do not fit
     * @throws IOException if the file cannot be read
     */
    public void readLongs(long firstIndex, long[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(firstIndex, (long) count, elementCount());
        Objects.checkFromIndexSize(offset, count, target.length);
        NumberCoding coding = NumberCoding.ofIntegers(dtype);
        elements.forEach(
                firstIndex,
                count,
                coding.byteSize(),
                (first, some, bytes, at, step) -> coding.copyLongs(bytes, at, step, target, offset + first, some));
    }

    /**
     * Copies elements of an array of numbers or truth values, in C order; fast where they follow each other in the file.
     * Integers past 53 bits are rounded.
     *
     * @throws IllegalStateException if elements are of another kind
     * @throws IndexOutOfBoundsException if the elements are not there or do not fit
     * @throws IOException if the file cannot be read
     */
    public void readDoubles(long firstIndex, double[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(firstIndex, (long) count, elementCount());
        Objects.checkFromIndexSize(offset, count, target.length);
        NumberCoding coding = NumberCoding.ofNumbers(dtype);
        elements.forEach(
                firstIndex,
                count,
                coding.byteSize(),
                (first, some, bytes, at, step) -> coding.copyDoubles(bytes, at, step, target, offset + first, some));
    }

    /**
     * Returns an element as a value: Boolean, Long, BigInteger, Double, String, PyBytes, or what an array of objects holds.
     *
     * @throws IllegalStateException if elements are records, complex numbers or times
     * @throws IOException if the file cannot be read
     */
    public Object valueAt(long index) throws IOException {
        Objects.checkIndex(index, elementCount());
        return elements.value(dtype, index);
    }

    /** Returns the elements of an array of objects in C order, or null for another. */
    public @Nullable List<Object> objects() {
        return elements.objects();
    }

    @Override
    public String toString() {
        return "array of %d elements %s".formatted(elementCount(), dtype);
    }
}
