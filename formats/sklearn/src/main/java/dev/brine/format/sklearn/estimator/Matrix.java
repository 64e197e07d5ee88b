package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import java.io.IOException;

/** Reads matrices of floating-point numbers as tensors of the same type. */
final class Matrix {
    private Matrix() {}

    /** Returns an array as a tensor of its own shape: F32 where it holds float32, else F64. */
    static Tensor tensor(Fields fields, String name, NdArray array) throws IOException {
        double[] values = fields.numbers(name, array);
        if (array.dtype().kind() == 'f' && array.dtype().itemSize() == Float.BYTES) {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return HeapTensor.of(floats, array.shape());
        }
        return HeapTensor.of(values, array.shape());
    }
}
