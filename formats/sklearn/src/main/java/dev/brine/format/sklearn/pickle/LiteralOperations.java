package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Operations that push a constant, a number, a text or bytes. */
final class LiteralOperations {
    /** Integers of more bytes are refused: no model needs them, and to read their digits takes the square of the time. */
    private static final int MAX_INTEGER_BYTES = 1 << 10;

    private static final int MAX_TEXT_BYTES = Integer.MAX_VALUE - 64;
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private LiteralOperations() {}

    static void addTo(Map<Opcode, Operation> operations) {
        operations.put(Opcode.NONE, machine -> machine.push(PyNone.NONE));
        operations.put(Opcode.NEWTRUE, machine -> machine.push(true));
        operations.put(Opcode.NEWFALSE, machine -> machine.push(false));
        operations.put(Opcode.BININT, LiteralOperations::signedInt);
        operations.put(Opcode.BININT1, machine -> pushNumber(machine, unsigned(machine, 1)));
        operations.put(Opcode.BININT2, machine -> pushNumber(machine, unsigned(machine, Short.BYTES)));
        operations.put(Opcode.BINFLOAT, LiteralOperations::binFloat);
        operations.put(Opcode.LONG1, machine -> binLong(machine, 1));
        operations.put(Opcode.LONG4, machine -> binLong(machine, Integer.BYTES));
        operations.put(Opcode.INT, machine -> machine.pushNew(TextOperands.integer(machine), Budget.VALUE_BYTES));
        operations.put(Opcode.LONG, machine -> machine.pushNew(TextOperands.integer(machine), Budget.VALUE_BYTES));
        operations.put(Opcode.FLOAT, machine -> machine.pushNew(TextOperands.real(machine), Budget.VALUE_BYTES));
        operations.put(Opcode.STRING, machine -> pushText(machine, TextOperands.quoted(machine)));
        operations.put(Opcode.UNICODE, machine -> pushText(machine, TextOperands.escaped(machine)));
        operations.put(Opcode.SHORT_BINSTRING, machine -> binString(machine, 1));
        operations.put(Opcode.BINSTRING, machine -> binString(machine, Integer.BYTES));
        operations.put(Opcode.SHORT_BINUNICODE, machine -> binUnicode(machine, 1));
        operations.put(Opcode.BINUNICODE, machine -> binUnicode(machine, Integer.BYTES));
        operations.put(Opcode.BINUNICODE8, machine -> binUnicode(machine, Long.BYTES));
        operations.put(Opcode.SHORT_BINBYTES, machine -> binBytes(machine, 1));
        operations.put(Opcode.BINBYTES, machine -> binBytes(machine, Integer.BYTES));
        operations.put(Opcode.BINBYTES8, machine -> binBytes(machine, Long.BYTES));
        operations.put(Opcode.BYTEARRAY8, machine -> binBytes(machine, Long.BYTES));
    }

    private static long unsigned(PickleMachine machine, int byteCount) throws IOException {
        return machine.in().readUnsigned(byteCount, "an integer");
    }

    private static void signedInt(PickleMachine machine) throws IOException {
        int value = (int) unsigned(machine, Integer.BYTES);
        pushNumber(machine, value);
    }

    private static void pushNumber(PickleMachine machine, long value) throws IOException {
        machine.pushNew(value, Budget.VALUE_BYTES);
    }

    private static void pushText(PickleMachine machine, String text) throws IOException {
        machine.pushNew(text, Budget.VALUE_BYTES + text.length());
    }

    private static void binFloat(PickleMachine machine) throws IOException {
        long bits = Long.reverseBytes(machine.in().readUnsigned(Double.BYTES, "a float"));
        machine.pushNew(Double.longBitsToDouble(bits), Budget.VALUE_BYTES);
    }

    private static void binLong(PickleMachine machine, int lengthBytes) throws IOException {
        long length = machine.in().readLength(lengthBytes, "an integer");
        requireReadable(machine, length);
        byte[] littleEndian = machine.in().readBytes((int) length, "an integer");
        byte[] bigEndian = new byte[littleEndian.length + 1];
        for (int i = 0; i < littleEndian.length; i++) {
            bigEndian[littleEndian.length - i] = littleEndian[i];
        }
        bigEndian[0] = (byte) (littleEndian.length > 0 && littleEndian[littleEndian.length - 1] < 0 ? -1 : 0);
        machine.pushNew(number(new BigInteger(bigEndian)), Budget.VALUE_BYTES + length);
    }

    static void requireReadable(PickleMachine machine, long length) throws IOException {
        if (length > MAX_INTEGER_BYTES) {
            throw machine.in()
                    .place()
                    .unsupported(
                            "an integer of %d bytes, at most %d are read".formatted(length, MAX_INTEGER_BYTES),
                            machine.operationOffset());
        }
    }

    /** Returns a Long where that holds the value. */
    static Object number(BigInteger value) {
        boolean isLong = value.compareTo(MIN_LONG) >= 0 && value.compareTo(MAX_LONG) <= 0;
        return isLong ? (Object) value.longValue() : value;
    }

    /** Python 2's str; one character a byte, as numpy and joblib ask Python 3 to read it. */
    private static void binString(PickleMachine machine, int lengthBytes) throws IOException {
        byte[] bytes = machine.in().readBytes(textLength(machine, lengthBytes), "a text");
        pushText(machine, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static void binUnicode(PickleMachine machine, int lengthBytes) throws IOException {
        int length = textLength(machine, lengthBytes);
        machine.push(machine.in().readUtf8(length, "a text"));
    }

    private static int textLength(PickleMachine machine, int lengthBytes) throws IOException {
        long length = machine.in().readLength(lengthBytes, "a text");
        if (length > MAX_TEXT_BYTES) {
            throw machine.in()
                    .place()
                    .unsupported(
                            "a text of %d bytes, at most %d are read".formatted(length, MAX_TEXT_BYTES),
                            machine.operationOffset());
        }
        machine.count(Budget.VALUE_BYTES + 2 * length);
        return (int) length;
    }

    private static void binBytes(PickleMachine machine, int lengthBytes) throws IOException {
        long length = machine.in().readLength(lengthBytes, "bytes");
        machine.pushNew(new PyBytes(machine.in().readStore(length, "bytes")), Budget.CONTAINER_BYTES);
    }
}
