package dev.brine.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** One column of interleaved records: a strided view, one element per record. */
final class ColumnTensor implements Tensor {
    private final ElementType elementType;
    private final Shape shape;
    private final Tensor records;
    private final long recordWords;
    private final int wordInRecord;
    private final int shift;
    private final long mask;

    /** Makes the view of the column that starts {@code byteOffset} bytes into each record. */
    ColumnTensor(ElementType elementType, Tensor records, int byteOffset) {
        this.elementType = elementType;
        this.records = records;
        this.shape = Shape.of(records.shape().dimension(0));
        this.recordWords = records.shape().dimension(1);
        this.wordInRecord = byteOffset / Long.BYTES;
        this.shift = byteOffset % Long.BYTES * Byte.SIZE;
        int width = elementType.byteSize() * Byte.SIZE;
        this.mask = width == Long.SIZE ? -1L : (1L << width) - 1;
    }

    @Override
    public ElementType elementType() {
        return elementType;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void ensureOpen() {
        records.ensureOpen();
    }

    @Override
    public long bits(long index) {
        Objects.checkIndex(index, elementCount());
        return (records.bits(index * recordWords + wordInRecord) >>> shift) & mask;
    }

    @Override
    public void copyTo(long firstElement, ByteBuffer target) {
        ByteOrder order = target.order();
        target.order(ByteOrder.LITTLE_ENDIAN);
        int width = elementType.byteSize();
        for (long i = firstElement; i < elementCount() && target.remaining() >= width; i++) {
            putBits(bits(i), target);
        }
        target.order(order);
    }

    private void putBits(long bits, ByteBuffer target) {
        switch (elementType.byteSize()) {
            case 1 -> target.put((byte) bits);
            case 2 -> target.putShort((short) bits);
            case 4 -> target.putInt((int) bits);
            default -> target.putLong(bits);
        }
    }

    @Override
    public void copyFloats(long firstElement, float[] target, int count) {
        for (int i = 0; i < count; i++) {
            target[i] = Float.intBitsToFloat((int) requireType(ElementType.F32).bits(firstElement + i));
        }
    }

    @Override
    public void copyDoubles(long firstElement, double[] target, int count) {
        for (int i = 0; i < count; i++) {
            target[i] = Double.longBitsToDouble(requireType(ElementType.F64).bits(firstElement + i));
        }
    }

    private ColumnTensor requireType(ElementType expected) {
        if (elementType != expected) {
            throw new IllegalStateException("elements are %s, not %s".formatted(elementType, expected));
        }
        return this;
    }

    /** Returns type and shape, as {@code F64 [2] column}. */
    @Override
    public String toString() {
        return elementType + " " + shape + " column";
    }
}
