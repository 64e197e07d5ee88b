package dev.brine.tensor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** One column of interleaved records: a strided view, one element per record. */
final class ColumnTensor implements Tensor {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Records that are copied at once. */
    private static final int BLOCK_RECORDS = 1024;
    /** Of longer records only the column's own words are read. */
    private static final int MAX_BLOCK_WORDS = 8;

    private final ElementType elementType;
    private final Shape shape;
    private final Tensor records;
    private final long recordWords;
    private final int byteOffset;
    private final int wordInRecord;
    private final int shift;
    private final long mask;

    /** Makes the view of the column that starts {@code byteOffset} bytes into each record. */
    ColumnTensor(ElementType elementType, Tensor records, int byteOffset) {
        this.elementType = elementType;
        this.records = records;
        this.shape = Shape.of(records.shape().dimension(0));
        this.recordWords = records.shape().dimension(1);
        this.byteOffset = byteOffset;
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
        int room = target.remaining() / elementType.byteSize();
        long count = Math.max(0, Math.min(room, elementCount() - firstElement));
        if (recordWords <= MAX_BLOCK_WORDS) {
            copyBlocks(firstElement, count, target);
        } else {
            for (long i = firstElement; i < firstElement + count; i++) {
                putBits(bits(i), target);
            }
        }
        target.order(order);
    }

    /** Copies whole records and takes the column from the copy: they are few bytes. */
    private void copyBlocks(long firstElement, long count, ByteBuffer target) {
        int recordBytes = (int) recordWords * Long.BYTES;
        byte[] block = new byte[(int) Math.min(count, BLOCK_RECORDS) * recordBytes];
        for (long done = 0; done < count; done += BLOCK_RECORDS) {
            int some = (int) Math.min(BLOCK_RECORDS, count - done);
            records.copyTo((firstElement + done) * recordWords, ByteBuffer.wrap(block, 0, some * recordBytes));
            switch (elementType.byteSize()) {
                case Integer.BYTES -> gatherInts(block, recordBytes, some, target);
                case Long.BYTES -> gatherLongs(block, recordBytes, some, target);
                default -> gatherBytes(block, recordBytes, some, target);
            }
        }
    }

    private void gatherInts(byte[] block, int step, int count, ByteBuffer target) {
        int start = target.position();
        for (int i = 0; i < count; i++) {
            target.putInt(start + i * Integer.BYTES, (int) INTS.get(block, byteOffset + i * step));
        }
        target.position(start + count * Integer.BYTES);
    }

    private void gatherLongs(byte[] block, int step, int count, ByteBuffer target) {
        int start = target.position();
        for (int i = 0; i < count; i++) {
            target.putLong(start + i * Long.BYTES, (long) LONGS.get(block, byteOffset + i * step));
        }
        target.position(start + count * Long.BYTES);
    }

    private void gatherBytes(byte[] block, int step, int count, ByteBuffer target) {
        for (int i = 0; i < count; i++) {
            target.put(block, byteOffset + i * step, elementType.byteSize());
        }
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
