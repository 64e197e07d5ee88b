package dev.brine.format.mmap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Moves the values of one column, as raw bits, between rows of little-endian bytes and an array of longs. */
final class ColumnValues {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ColumnValues() {}

    /** Reads {@code count} values of {@code width} bytes, the first at {@code offset}, one every {@code stride}. */
    static void gather(byte[] rows, int offset, int stride, int width, long[] values, int count) {
        int at = offset;
        switch (width) {
            case 1 -> {
                for (int i = 0; i < count; i++, at += stride) {
                    values[i] = rows[at] & 0xffL;
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++, at += stride) {
                    values[i] = (short) SHORT.get(rows, at) & 0xffffL;
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++, at += stride) {
                    values[i] = (int) INT.get(rows, at) & 0xffffffffL;
                }
            }
            default -> {
                for (int i = 0; i < count; i++, at += stride) {
                    values[i] = (long) LONG.get(rows, at);
                }
            }
        }
    }

    /** Writes values where {@link #gather} reads them. */
    static void scatter(long[] values, int count, byte[] rows, int offset, int stride, int width) {
        int at = offset;
        switch (width) {
            case 1 -> {
                for (int i = 0; i < count; i++, at += stride) {
                    rows[at] = (byte) values[i];
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++, at += stride) {
                    SHORT.set(rows, at, (short) values[i]);
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++, at += stride) {
                    INT.set(rows, at, (int) values[i]);
                }
            }
            default -> {
                for (int i = 0; i < count; i++, at += stride) {
                    LONG.set(rows, at, values[i]);
                }
            }
        }
    }

    static int getInt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static void putInt(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }
}
