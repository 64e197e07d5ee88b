package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Operations that push a constant, a number, a text or bytes. */
final class LiteralOperations {
    /** The most bytes of an integer: no model needs more, and digits take time by the square of their number. */
    private static final int MAX_INTEGER_BYTES = 1 << 10;

    private static final int MAX_TEXT_BYTES = Integer.MAX_VALUE - 64;

    private LiteralOperations() {}

    static void unsignedInt(PickleMachine machine, int byteCount) throws IOException {
        machine.pushNew(machine.in().readUnsigned(byteCount, "an integer"), Budget.VALUE_BYTES);
    }

    static void signedInt(PickleMachine machine) throws IOException {
        long value = (int) machine.in().readUnsigned(Integer.BYTES, "an integer");
        machine.pushNew(value, Budget.VALUE_BYTES);
    }

    static void pushText(PickleMachine machine, String text) throws IOException {
        machine.pushNew(text, Budget.VALUE_BYTES + text.length());
    }

    static void binFloat(PickleMachine machine) throws IOException {
        long bits = Long.reverseBytes(machine.in().readUnsigned(Double.BYTES, "a float"));
        machine.pushNew(Double.longBitsToDouble(bits), Budget.VALUE_BYTES);
    }

    static void binLong(PickleMachine machine, int lengthBytes) throws IOException {
        long length = machine.in().readLength(lengthBytes, "an integer");
        if (length > MAX_INTEGER_BYTES) {
            throw machine.context()
                    .unsupported("an integer of %d bytes, at most %d are read".formatted(length, MAX_INTEGER_BYTES));
        }
        byte[] littleEndian = machine.in().readBytes((int) length, "an integer");
        byte[] bigEndian = new byte[littleEndian.length + 1];
        for (int i = 0; i < littleEndian.length; i++) {
            bigEndian[littleEndian.length - i] = littleEndian[i];
        }
        bigEndian[0] = (byte) (littleEndian.length > 0 && littleEndian[littleEndian.length - 1] < 0 ? -1 : 0);
        machine.pushNew(number(new BigInteger(bigEndian)), Budget.VALUE_BYTES + length);
    }

    /** Returns a Long where that holds the value. */
    static Object number(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** Pushes Python 2's str; one character a byte, as numpy and joblib ask Python 3 to read it. */
    static void binString(PickleMachine machine, int lengthBytes) throws IOException {
        byte[] bytes = machine.in().readBytes(textLength(machine, lengthBytes), "a text");
        pushText(machine, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    static void binUnicode(PickleMachine machine, int lengthBytes) throws IOException {
        int length = textLength(machine, lengthBytes);
        machine.push(machine.in().readUtf8(length, "a text"));
    }

    private static int textLength(PickleMachine machine, int lengthBytes) throws IOException {
        long length = machine.in().readLength(lengthBytes, "a text");
        if (length > MAX_TEXT_BYTES) {
            throw machine.context()
                    .unsupported("a text of %d bytes, at most %d are read".formatted(length, MAX_TEXT_BYTES));
        }
        machine.count(Budget.VALUE_BYTES + 2 * length);
        return (int) length;
    }

    static void binBytes(PickleMachine machine, int lengthBytes) throws IOException {
        long length = machine.in().readLength(lengthBytes, "bytes");
        machine.pushNew(new PyBytes(machine.in().readStore(length, "bytes")), Budget.CONTAINER_BYTES);
    }
}
