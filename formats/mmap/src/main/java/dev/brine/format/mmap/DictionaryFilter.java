package dev.brine.format.mmap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Names values by their place in a table; those that it does not hold follow as they are. Layout: u32 count of such
 * exceptions; if there are any, a bit for each value, lowest first, set for an exception; the byte planes of the places;
 * the byte planes of the exceptions. Holds arrays of one chunk; not safe for threads.
 */
final class DictionaryFilter {
    private static final int COUNT_BYTES = Integer.BYTES;

    private long[] places = new long[0];
    private long[] exceptions = new long[0];

    /** Returns the most bytes that {@code count} values of {@code width} bytes can take. */
    static int maxBytes(int count, int width) {
        return COUNT_BYTES + maskBytes(count) + count * Math.max(width, ValueTable.indexBytes(ValueTable.MAX_VALUES));
    }

    private static int maskBytes(int count) {
        return (count + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Writes values to the start of {@code target} and returns how many bytes they take. */
    int encode(long[] values, int count, int width, ValueTable.Index index, byte[] target) {
        makeRoom(count);
        int placeCount = 0;
        int exceptionCount = 0;
        int maskEnd = COUNT_BYTES + maskBytes(count);
        Arrays.fill(target, COUNT_BYTES, maskEnd, (byte) 0);
        for (int i = 0; i < count; i++) {
            int place = index.placeOf(values[i]);
            if (place < 0) {
                exceptions[exceptionCount++] = values[i];
                target[COUNT_BYTES + (i >>> 3)] |= (byte) (1 << (i & 7));
            } else {
                places[placeCount++] = place;
            }
        }
        ColumnValues.putInt(target, 0, exceptionCount);
        int end = exceptionCount == 0 ? COUNT_BYTES : maskEnd;
        end = BytePlanes.split(places, placeCount, index.table().indexBytes(), target, end);
        return BytePlanes.split(exceptions, exceptionCount, width, target, end);
    }

    /**
     * Reads what {@link #encode} wrote, {@code byteCount} bytes at {@code source}'s start.
     *
     * @throws MalformedChunkException if the bytes are not {@code count} values over the table
     */
    void decode(byte[] source, int byteCount, ValueTable table, int width, long[] values, int count)
            throws MalformedChunkException {
        makeRoom(count);
        int exceptionCount = exceptionCount(source, byteCount, count);
        int placeCount = count - exceptionCount;
        int maskBytes = exceptionCount == 0 ? 0 : maskBytes(count);
        long expected =
                COUNT_BYTES + maskBytes + (long) placeCount * table.indexBytes() + (long) exceptionCount * width;
        if (byteCount != expected) {
            throw new MalformedChunkException(
                    "dictionary filter has %d bytes for %d values, %d of them exceptions, expected %d"
                            .formatted(byteCount, count, exceptionCount, expected));
        }
        int planes = COUNT_BYTES + maskBytes;
        int end = BytePlanes.join(source, planes, table.indexBytes(), places, placeCount);
        BytePlanes.join(source, end, width, exceptions, exceptionCount);
        lookUp(table, placeCount);
        if (exceptionCount == 0) {
            System.arraycopy(places, 0, values, 0, count);
        } else {
            merge(source, values, count, exceptionCount);
        }
    }

    private static int exceptionCount(byte[] source, int byteCount, int count) throws MalformedChunkException {
        if (byteCount < COUNT_BYTES) {
            throw new MalformedChunkException(
                    "dictionary filter has %d bytes, expected at least %d".formatted(byteCount, COUNT_BYTES));
        }
        int exceptionCount = ColumnValues.getInt(source, 0);
        if (exceptionCount < 0 || exceptionCount > count) {
            throw new MalformedChunkException("dictionary filter has %d exceptions among %d values"
                    .formatted(Integer.toUnsignedLong(exceptionCount), count));
        }
        return exceptionCount;
    }

    /** Replaces places by their values. */
    private void lookUp(ValueTable table, int placeCount) throws MalformedChunkException {
        long[] known = table.values();
        for (int i = 0; i < placeCount; i++) {
            int place = (int) places[i];
            if (place >= known.length) {
                throw new MalformedChunkException(
                        "place %d in a dictionary of %d values".formatted(place, known.length));
            }
            places[i] = known[place];
        }
    }

    /** Deals known values and exceptions out, 64 at a time: loops over set bits, without a branch for each value. */
    private void merge(byte[] source, long[] values, int count, int exceptionCount) throws MalformedChunkException {
        ByteBuffer mask = ByteBuffer.allocate((count + Long.SIZE - 1) / Long.SIZE * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, source, COUNT_BYTES, maskBytes(count));
        int exception = 0;
        int place = 0;
        for (int base = 0; base < count; base += Long.SIZE) {
            long marked = mask.getLong(base / Byte.SIZE);
            long inside = count - base >= Long.SIZE ? -1L : (1L << (count - base)) - 1;
            if ((marked & ~inside) != 0 || exception + Long.bitCount(marked) > exceptionCount) {
                throw new MalformedChunkException(
                        "dictionary filter marks more exceptions than the %d it has".formatted(exceptionCount));
            }
            for (long left = marked; left != 0; left &= left - 1) {
                values[base + Long.numberOfTrailingZeros(left)] = exceptions[exception++];
            }
            for (long left = ~marked & inside; left != 0; left &= left - 1) {
                values[base + Long.numberOfTrailingZeros(left)] = places[place++];
            }
        }
        if (exception != exceptionCount) {
            throw new MalformedChunkException(
                    "dictionary filter marks %d exceptions, expected %d".formatted(exception, exceptionCount));
        }
    }

    private void makeRoom(int count) {
        if (places.length < count) {
            places = new long[count];
            exceptions = new long[count];
        }
    }
}
