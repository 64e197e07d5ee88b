package dev.brine.kind.tree;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.TensorBuilder;
import org.jspecify.annotations.Nullable;

/** The values of leaves that have several, leaf after leaf. */
final class LeafValues {
    private final int width;
    private final @Nullable TensorBuilder exact;
    private final RecordArrays grown = RecordArrays.growing();
    private long leafCount;

    /** @param leafCount of all trees, -1 where it is not known */
    LeafValues(int width, long leafCount) {
        this.width = width;
        this.exact = leafCount < 0 ? null : TensorBuilder.exact(ElementType.F64, Shape.of(leafCount, width));
    }

    /** Adds a leaf whose values start at {@code values[start]}, and returns its number. */
    long add(double[] values, int start) {
        if (exact != null && exact.missingElements() < width) {
            throw new IllegalArgumentException("more leaves than the %d that were announced".formatted(leafCount));
        }
        for (int i = start; i < start + width; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            if (exact == null) {
                grown.append(bits);
            } else {
                exact.putBits(bits);
            }
        }
        return leafCount++;
    }

    long leafCount() {
        return leafCount;
    }

    /** Returns the values, {@code [leaves, width]}. */
    HeapTensor toTensor() {
        TensorBuilder builder =
                exact == null ? TensorBuilder.exact(ElementType.F64, Shape.of(leafCount, width)) : exact;
        grown.copyTo(builder);
        return builder.build();
    }
}
