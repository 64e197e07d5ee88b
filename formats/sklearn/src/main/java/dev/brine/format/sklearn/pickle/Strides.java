package dev.brine.format.sklearn.pickle;

import java.util.Arrays;
import java.util.Objects;

/** The places of an array's elements: at {@code base} plus, for each dimension, index times step. */
final class Strides {
    private final long base;
    private final long[] shape;
    private final long[] steps;
    private final long elementCount;
    /** The step from one element to the next in C order; -1 where it differs. */
    private final long commonStep;

    private Strides(long base, long[] shape, long[] steps) {
        this.base = base;
        this.shape = shape;
        this.steps = steps;
        this.elementCount = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        this.commonStep = commonStep(shape, steps);
    }

    /** Lays out elements without gaps, the last dimension fastest, or the first; the product of the shape fits. */
    static Strides dense(long[] shape, long itemSize, boolean isFortran) {
        int rank = shape.length;
        long[] steps = new long[rank];
        long step = itemSize;
        for (int i = 0; i < rank; i++) {
            int dimension = isFortran ? i : rank - 1 - i;
            steps[dimension] = step;
            step *= Math.max(1, shape[dimension]);
        }
        return new Strides(0, shape.clone(), steps);
    }

    private static long commonStep(long[] shape, long[] steps) {
        long common = 0;
        long span = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1) {
                common = span == 1 ? steps[i] : common;
                if (steps[i] != common * span) {
                    return -1;
                }
                span *= shape[i];
            }
        }
        return common;
    }

    /** Moves into a record: to a field that holds elements of a shape, dense. */
    Strides inside(long offset, long[] inner, long itemSize) {
        long[] joinedShape = Arrays.copyOf(shape, shape.length + inner.length);
        System.arraycopy(inner, 0, joinedShape, shape.length, inner.length);
        long[] joinedSteps = Arrays.copyOf(steps, joinedShape.length);
        System.arraycopy(dense(inner, itemSize, false).steps, 0, joinedSteps, shape.length, inner.length);
        return new Strides(base + offset, joinedShape, joinedSteps);
    }

    Strides part(long index) {
        if (shape.length == 0) {
            throw new IndexOutOfBoundsException("an array without dimensions has no parts");
        }
        Objects.checkIndex(index, shape[0]);
        return new Strides(
                base + index * steps[0],
                Arrays.copyOfRange(shape, 1, shape.length),
                Arrays.copyOfRange(steps, 1, steps.length));
    }

    /** Takes dimensions in another order, each once. */
    Strides permuted(int[] axes) {
        long[] permutedShape = new long[axes.length];
        long[] permutedSteps = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            permutedShape[i] = shape[axes[i]];
            permutedSteps[i] = steps[axes[i]];
        }
        return new Strides(base, permutedShape, permutedSteps);
    }

    long[] shape() {
        return shape.clone();
    }

    int rank() {
        return shape.length;
    }

    long elementCount() {
        return elementCount;
    }

    /** Returns the step from one element to the next in C order, or -1 where it differs. */
    long commonStep() {
        return commonStep;
    }

    /** Returns where the element at an index in C order lies. */
    long at(long index) {
        if (commonStep >= 0) {
            return base + index * commonStep;
        }
        long position = base;
        long rest = index;
        for (int i = shape.length - 1; i >= 0; i--) {
            position += rest % shape[i] * steps[i];
            rest /= shape[i];
        }
        return position;
    }
}
