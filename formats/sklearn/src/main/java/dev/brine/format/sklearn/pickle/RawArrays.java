package dev.brine.format.sklearn.pickle;

import java.io.IOException;

/** Arrays whose elements lie bare in the stream. */
public final class RawArrays {
    private RawArrays() {}

    /**
     * Takes an array's elements from the stream.
     *
     * @param isFortran whether the first dimension runs fastest
     * @throws dev.brine.error.ModelFormatException if the array passes a limit or what is left of the stream
     * @throws IOException if the source cannot be read
     */
    public static NdArray read(PickleInput in, Budget budget, DType dtype, PyTuple shape, boolean isFortran)
            throws IOException {
        Call call = new Call(in.place(), budget, in.position());
        NumpyValues.requireBytes(dtype, call);
        long[] dimensions = ArrayShape.of(shape, call);
        long bytes = ArrayShape.byteSize(dimensions, dtype.itemSize(), call);
        in.requireLeft(bytes, "an array", in.position());
        ByteStore store = in.readStore(bytes, "an array");
        Strides strides = Strides.dense(dimensions, dtype.itemSize(), isFortran);
        return new NdArray(new DType(dtype.layout()), Elements.ofBytes(store, strides));
    }
}
