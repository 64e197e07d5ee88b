package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Elements as values. */
final class ElementValues {
    private ElementValues() {}

    static Object at(DType dtype, Elements elements, long index) throws IOException {
        List<Object> values = elements.values();
        if (values != null) {
            return values.get((int) elements.strides().at(index));
        }
        return of(dtype, elements.read(index, dtype.itemSize()));
    }

    /**
     * Returns the value of one element.
     *
     * @throws IllegalStateException if no value can stand for it
     */
    static Object of(DType dtype, byte[] bytes) {
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

    /** UCS-4, filled up with zeros; what is no code point becomes U+FFFD. */
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
