package dev.brine.format.sklearn.pickle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The layout in bytes of numbers of one dtype. */
final class NumberCoding {
    private static final VarHandle[] SHORT = views(short[].class);
    private static final VarHandle[] INT = views(int[].class);
    private static final VarHandle[] LONG = views(long[].class);
    private static final VarHandle LITTLE_LONG = LONG[0];

    private final char kind;
    private final int byteSize;
    private final VarHandle shorts;
    private final VarHandle ints;
    private final VarHandle longs;
    /** Whether the bits of an element are a little-endian long. */
    private final boolean isLittleLong;

    private NumberCoding(DType dtype) {
        this.kind = dtype.kind();
        this.byteSize = dtype.itemSize();
        int order = dtype.byteOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
        this.shorts = SHORT[order];
        this.ints = INT[order];
        this.longs = LONG[order];
        this.isLittleLong = order == 0 && byteSize == Long.BYTES;
    }

    private static VarHandle[] views(Class<?> arrayType) {
        return new VarHandle[] {
            MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN),
            MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.BIG_ENDIAN)
        };
    }

    static boolean isInteger(DType dtype) {
        return "biu".indexOf(dtype.kind()) >= 0 && Integer.bitCount(dtype.itemSize()) == 1 && dtype.itemSize() <= 8;
    }

    static boolean isFloat(DType dtype) {
        return dtype.kind() == 'f' && (dtype.itemSize() == 2 || dtype.itemSize() == 4 || dtype.itemSize() == 8);
    }

    static NumberCoding ofIntegers(DType dtype) {
        if (!isInteger(dtype)) {
            throw new IllegalStateException("elements are %s, expected integers".formatted(dtype));
        }
        return new NumberCoding(dtype);
    }

    static NumberCoding ofNumbers(DType dtype) {
        if (!isInteger(dtype) && !isFloat(dtype)) {
            throw new IllegalStateException("elements are %s, expected numbers".formatted(dtype));
        }
        return new NumberCoding(dtype);
    }

    int byteSize() {
        return byteSize;
    }

    long longAt(byte[] bytes, int at) {
        return switch (byteSize) {
            case 1 -> kind == 'i' ? bytes[at] : bytes[at] & 0xff;
            case 2 -> kind == 'i' ? (short) shorts.get(bytes, at) : (short) shorts.get(bytes, at) & 0xffff;
            case 4 -> kind == 'i' ? (int) ints.get(bytes, at) : (int) ints.get(bytes, at) & 0xffffffffL;
            default -> (long) longs.get(bytes, at);
        };
    }

    /** Copies numbers that lie {@code step} bytes from one to the next. */
    void copyLongs(byte[] bytes, int at, int step, long[] target, int offset, int count) {
        if (isLittleLong) {
            copyLittleLongs(bytes, at, step, target, offset, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = longAt(bytes, at + i * step);
        }
    }

    /** Copies the elements that most arrays have; fast as the handle is a constant. */
    private static void copyLittleLongs(byte[] bytes, int at, int step, long[] target, int offset, int count) {
        for (int i = 0; i < count; i++) {
            target[offset + i] = (long) LITTLE_LONG.get(bytes, at + i * step);
        }
    }

    /** Copies numbers that lie {@code step} bytes from one to the next; integers past 53 bits are rounded. */
    void copyDoubles(byte[] bytes, int at, int step, double[] target, int offset, int count) {
        if (isLittleLong && kind == 'f') {
            copyLittleDoubles(bytes, at, step, target, offset, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = doubleAt(bytes, at + i * step);
        }
    }

    private static void copyLittleDoubles(byte[] bytes, int at, int step, double[] target, int offset, int count) {
        for (int i = 0; i < count; i++) {
            target[offset + i] = Double.longBitsToDouble((long) LITTLE_LONG.get(bytes, at + i * step));
        }
    }

    double doubleAt(byte[] bytes, int at) {
        if (kind != 'f') {
            long value = longAt(bytes, at);
            return kind == 'u' && value < 0 ? unsigned(value) : value;
        }
        return switch (byteSize) {
            case 2 -> half((short) shorts.get(bytes, at));
            case 4 -> Float.intBitsToFloat((int) ints.get(bytes, at));
            default -> Double.longBitsToDouble((long) longs.get(bytes, at));
        };
    }

    /** Returns an unsigned number: halved, with the lost bit kept for rounding, as no double holds 64 bits. */
    private static double unsigned(long bits) {
        return 2.0 * ((bits >>> 1) | (bits & 1));
    }

    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24;
        } else {
            magnitude = Math.scalb((double) (0x400 | fraction), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
