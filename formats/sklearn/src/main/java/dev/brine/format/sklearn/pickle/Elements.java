package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array: bytes, or values for one of objects.
 *
 * @param strides in bytes, or in values
 */
record Elements(ByteStore bytes, @Nullable List<Object> values, Strides strides) {
    private static final ByteStore NO_BYTES = HeapStore.of(new byte[0]);

    /** The treatment of elements that lie whole in one array, {@code step} bytes from one to the next. */
    @FunctionalInterface
    interface Visitor {
        void accept(int firstNumber, int count, byte[] bytes, int at, int step);
    }

    static Elements ofBytes(ByteStore bytes, Strides strides) {
        return new Elements(bytes, null, strides);
    }

    static Elements ofValues(List<Object> values, Strides strides) {
        return new Elements(NO_BYTES, values, strides);
    }

    Elements field(DType.Field field) {
        return new Elements(
                bytes,
                values,
                strides.inside(field.offset(), field.shape(), field.layout().itemSize()));
    }

    Elements part(long index) {
        return new Elements(bytes, values, strides.part(index));
    }

    /** Visits elements in C order, as many at once as lie in one array at even steps. */
    void forEach(long firstIndex, int count, int byteSize, Visitor visitor) throws IOException {
        ByteStore.Window window = null;
        int done = 0;
        while (done < count) {
            long position = strides.at(firstIndex + done);
            if (window == null || !window.holds(position, byteSize)) {
                window = bytes.window(position, byteSize);
            }
            long step = strides.commonStep();
            int some = (int) Math.min(count - done, step < 0 ? 1 : window.count(position, byteSize, step));
            visitor.accept(done, some, window.bytes(), window.at(position), (int) step);
            done += some;
        }
    }

    byte[] read(long index, int byteSize) throws IOException {
        byte[] copy = new byte[byteSize];
        bytes.read(strides.at(index), copy, 0, byteSize);
        return copy;
    }

    @Nullable
    List<Object> objects() {
        if (values == null) {
            return null;
        }
        List<Object> inOrder = new ArrayList<>();
        for (long i = 0; i < strides.elementCount(); i++) {
            inOrder.add(values.get((int) strides.at(i)));
        }
        return Collections.unmodifiableList(inOrder);
    }

    /** Returns an element of this array as a value. */
    Object value(DType dtype, long index) throws IOException {
        return values == null ? value(dtype, read(index, dtype.itemSize())) : values.get((int) strides.at(index));
    }

    /**
     * Returns the value of one element.
     *
     * @throws IllegalStateException if no value can stand for it
     */
    static Object value(DType dtype, byte[] bytes) {
        if (NumberCoding.isInteger(dtype)) {
            long value = NumberCoding.ofIntegers(dtype).longAt(bytes, 0);
            if (dtype.kind() == 'b') {
                return value != 0;
            }
            boolean isHuge = dtype.kind() == 'u' && value < 0;
            return isHuge ? (Object) new BigInteger(Long.toUnsignedString(value)) : (Object) value;
        }
        if (NumberCoding.isFloat(dtype)) {
            return NumberCoding.ofNumbers(dtype).doubleAt(bytes, 0);
        }
        return switch (dtype.kind()) {
            case 'U' -> text(bytes, dtype.byteOrder());
            case 'S' -> PyBytes.of(withoutTrailingZeros(bytes));
            default -> throw new IllegalStateException("elements are %s, which have no plain value".formatted(dtype));
        };
    }

    /** Returns the text of UCS-4 that is filled up with zeros; what is no code point becomes U+FFFD. */
    private static String text(byte[] bytes, ByteOrder order) {
        int length = bytes.length / Integer.BYTES;
        int[] codePoints = new int[length];
        ByteBuffer.wrap(bytes).order(order).asIntBuffer().get(codePoints);
        while (length > 0 && codePoints[length - 1] == 0) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            codePoints[i] = Character.isValidCodePoint(codePoints[i]) ? codePoints[i] : 0xfffd;
        }
        return new String(codePoints, 0, length);
    }

    private static byte[] withoutTrailingZeros(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }
}
