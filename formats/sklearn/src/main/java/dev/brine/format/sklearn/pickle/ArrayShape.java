package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.Arrays;

/** Dimensions as a file states them. */
final class ArrayShape {
    private ArrayShape() {}

    /** Returns the dimensions of a tuple of integers, each 0 or more. */
    static long[] of(PyTuple tuple, Call call) throws IOException {
        long[] shape = new long[tuple.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = call.argument(tuple, i, Long.class, "a dimension");
            if (shape[i] < 0) {
                throw call.corrupt("a dimension is %d, expected 0 or more".formatted(shape[i]));
            }
        }
        return shape;
    }

    /** Returns how many bytes so many elements take, after checking that against the limits. */
    static long byteSize(long[] shape, long itemSize, Call call) throws IOException {
        boolean isEmpty = Arrays.stream(shape).anyMatch(dimension -> dimension == 0);
        long bytes = isEmpty ? 0 : itemSize;
        for (long dimension : shape) {
            boolean overflows = dimension != 0 && bytes > Long.MAX_VALUE / dimension;
            bytes = overflows ? Long.MAX_VALUE : bytes * dimension;
        }
        call.budget().checkArray(bytes, shape.length, call.offset());
        return bytes;
    }
}
