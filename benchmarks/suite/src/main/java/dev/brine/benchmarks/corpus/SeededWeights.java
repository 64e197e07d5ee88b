package dev.brine.benchmarks.corpus;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.TensorBuilder;
import java.util.SplittableRandom;

/**
 * Fills tensors with bell-shaped float32 noise, whose bits compress as badly as real weights do. A sum of four uniform
 * numbers stands in for a Gaussian: its bits are the same on every JDK.
 */
final class SeededWeights {
    private static final int SUMMED = 4;

    private final SplittableRandom random;

    SeededWeights(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns an F32 tensor of the given standard deviation around 0. */
    HeapTensor tensor(double deviation, long... dimensions) {
        Shape shape = Shape.of(dimensions);
        TensorBuilder builder = TensorBuilder.exact(ElementType.F32, shape);
        for (long i = 0; i < shape.elementCount(); i++) {
            builder.putBits(Float.floatToRawIntBits((float) (deviation * next())));
        }
        return builder.build();
    }

    /** Returns a number of mean 0 and variance 1. */
    double next() {
        double sum = 0;
        for (int i = 0; i < SUMMED; i++) {
            sum += random.nextDouble();
        }
        return (sum - SUMMED / 2.0) * Math.sqrt(12.0 / SUMMED);
    }

    /** Returns a whole number from 0 to {@code bound - 1}. */
    long nextIndex(long bound) {
        return random.nextLong(bound);
    }
}
