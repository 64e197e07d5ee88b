package dev.brine.tensor;

import java.nio.ByteBuffer;

/** Compares tensors by their bits, whatever they are stored in. */
final class TensorContent {
    private static final int COMPARED_BYTES = 1 << 16;

    private TensorContent() {}

    /** Returns the first differing element, 0 also where type or shape differ, or -1. */
    static long firstDifference(Tensor a, Tensor b) {
        if (a.elementType() != b.elementType() || !a.shape().equals(b.shape())) {
            return 0;
        }
        ByteBuffer left = ByteBuffer.allocate(COMPARED_BYTES);
        ByteBuffer right = ByteBuffer.allocate(COMPARED_BYTES);
        int width = a.elementType().byteSize();
        long count = a.elementCount();
        for (long first = 0; first < count; first += COMPARED_BYTES / width) {
            a.copyTo(first, left.clear());
            b.copyTo(first, right.clear());
            int mismatch = left.flip().mismatch(right.flip());
            if (mismatch >= 0) {
                return first + mismatch / width;
            }
        }
        return -1;
    }
}
