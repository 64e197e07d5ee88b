package dev.brine.kind;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.Tensor;

/** Reads rows of a matrix of floating-point numbers. One thread's: the row that was read last lies in its scratch. */
final class DenseRows {
    private final Tensor matrix;
    private final int columns;
    private float[] floats = {};
    private double[] doubles = {};

    DenseRows(Tensor matrix) {
        this.matrix = matrix;
        this.columns = Math.toIntExact(matrix.shape().dimension(1));
    }

    int columns() {
        return columns;
    }

    /** Reads a row into the scratch. */
    void read(long row) {
        if (floats.length + doubles.length < columns) {
            floats = new float[matrix.elementType() == ElementType.F32 ? columns : 0];
            doubles = new double[columns - floats.length];
        }
        long first = row * columns;
        switch (matrix.elementType()) {
            case F32 -> matrix.copyFloats(first, floats, columns);
            case F64 -> matrix.copyDoubles(first, doubles, columns);
            default -> {
                for (int i = 0; i < columns; i++) {
                    doubles[i] = matrix.getDouble(first + i);
                }
            }
        }
    }

    /** Copies the row that was read. */
    void copyTo(double[] target, int start) {
        if (floats.length == 0) {
            System.arraycopy(doubles, 0, target, start, columns);
            return;
        }
        for (int i = 0; i < columns; i++) {
            target[start + i] = floats[i];
        }
    }

    /** Adds {@code factor} times the row that was read to {@code target[start ..]}. */
    void addScaled(double factor, double[] target, int start) {
        if (floats.length == 0) {
            for (int i = 0; i < columns; i++) {
                target[start + i] += factor * doubles[i];
            }
            return;
        }
        for (int i = 0; i < columns; i++) {
            target[start + i] += factor * floats[i];
        }
    }

    /** Returns the sum of products of the row that was read and {@code values[start ..]}, in column order. */
    double dot(double[] values, int start) {
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            sum += values[start + i] * (floats.length == 0 ? doubles[i] : floats[i]);
        }
        return sum;
    }
}
