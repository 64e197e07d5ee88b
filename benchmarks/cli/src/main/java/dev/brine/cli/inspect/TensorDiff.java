package dev.brine.cli.inspect;

import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;

/**
 * How the elements of two tensors of one type and shape differ, read in pieces.
 *
 * @param elementCount of each
 * @param differing elements whose bits differ
 * @param firstIndex of them, row-major, or -1
 * @param magnitude of the largest differences
 */
record TensorDiff(long elementCount, long differing, long firstIndex, Magnitude magnitude) {
    private static final int COMPARED_BYTES = 1 << 16;

    static TensorDiff of(Tensor a, Tensor b) {
        ByteBuffer left = ByteBuffer.allocate(COMPARED_BYTES);
        ByteBuffer right = ByteBuffer.allocate(COMPARED_BYTES);
        long step = COMPARED_BYTES / a.elementType().byteSize();
        TensorDiff found = new TensorDiff(a.elementCount(), 0, -1, Magnitude.NONE);
        for (long first = 0; first < a.elementCount(); first += step) {
            a.copyTo(first, left.clear());
            b.copyTo(first, right.clear());
            if (!left.flip().equals(right.flip())) {
                found = found.withPiece(a, b, first, Math.min(first + step, a.elementCount()));
            }
        }
        return found;
    }

    private TensorDiff withPiece(Tensor a, Tensor b, long from, long to) {
        long count = differing;
        long first = firstIndex;
        Magnitude largest = magnitude;
        for (long i = from; i < to; i++) {
            if (a.bits(i) != b.bits(i)) {
                first = first < 0 ? i : first;
                count++;
                largest = largest.or(a.getDouble(i), b.getDouble(i));
            }
        }
        return new TensorDiff(elementCount, count, first, largest);
    }
}
