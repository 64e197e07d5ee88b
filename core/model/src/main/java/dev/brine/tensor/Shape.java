package dev.brine.tensor;

import java.util.Arrays;

/** The dimensions of a tensor, outermost first (row-major). Rank 0 is a single element. */
public final class Shape {
    private final long[] dimensions;
    private final long elementCount;

    private Shape(long[] dimensions) {
        this.dimensions = dimensions;
        this.elementCount = countElements(dimensions);
    }

    /**
     * Returns the shape with the given dimensions.
     *
     * @throws IllegalArgumentException if a dimension is negative or the element count passes 2^63-1
     */
    public static Shape of(long... dimensions) {
        return new Shape(dimensions.clone());
    }

    /** Returns the number of dimensions. */
    public int rank() {
        return dimensions.length;
    }

    /** Returns the size of one dimension, counted from the outermost, 0. */
    public long dimension(int axis) {
        return dimensions[axis];
    }

    /** Returns the product of the dimensions; 1 for rank 0. */
    public long elementCount() {
        return elementCount;
    }

    /** Returns a copy of the dimensions. */
    public long[] toArray() {
        return dimensions.clone();
    }

    private static long countElements(long[] dimensions) {
        long count = 1;
        boolean empty = false;
        for (long dimension : dimensions) {
            if (dimension < 0) {
                throw new IllegalArgumentException(
                        "shape %s has a negative dimension".formatted(Arrays.toString(dimensions)));
            }
            empty |= dimension == 0;
        }
        if (empty) {
            return 0;
        }
        try {
            for (long dimension : dimensions) {
                count = Math.multiplyExact(count, dimension);
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "shape %s has more than 2^63-1 elements".formatted(Arrays.toString(dimensions)), e);
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dimensions, shape.dimensions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions);
    }

    /** Returns the dimensions as {@code [2, 3]}. */
    @Override
    public String toString() {
        return Arrays.toString(dimensions);
    }
}
