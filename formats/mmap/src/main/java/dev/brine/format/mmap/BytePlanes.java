package dev.brine.format.mmap;

/** Lays all lowest bytes of values first, then all second ones, and so on: bytes that vary alike compress together. */
final class BytePlanes {
    private BytePlanes() {}

    /** Writes the {@code planeCount} lowest bytes of {@code count} values from {@code at} on; returns the end. */
    static int split(long[] values, int count, int planeCount, byte[] target, int at) {
        int end = at;
        for (int shift = 0; shift < planeCount * Byte.SIZE; shift += Byte.SIZE) {
            for (int i = 0; i < count; i++) {
                target[end + i] = (byte) (values[i] >>> shift);
            }
            end += count;
        }
        return end;
    }

    /** Reads what {@link #split} writes; returns the end. */
    static int join(byte[] source, int at, int planeCount, long[] values, int count) {
        switch (planeCount) {
            case 1 -> join1(source, at, values, count);
            case 2 -> join2(source, at, values, count);
            case 3 -> {
                join2(source, at, values, count);
                for (int i = 0, c = at + 2 * count; i < count; i++) {
                    values[i] |= (source[c + i] & 0xffL) << 16;
                }
            }
            case 4 -> join4(source, at, values, count, 0);
            default -> {
                join4(source, at, values, count, 0);
                join4(source, at + 4 * count, values, count, Integer.SIZE);
            }
        }
        return at + planeCount * count;
    }

    private static void join1(byte[] source, int at, long[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = source[at + i] & 0xffL;
        }
    }

    private static void join2(byte[] source, int at, long[] values, int count) {
        int b = at + count;
        for (int i = 0; i < count; i++) {
            values[i] = (source[at + i] & 0xffL) | (source[b + i] & 0xffL) << 8;
        }
    }

    /** Joins four planes into the lower or upper half of each value; the lower half clears the upper one. */
    private static void join4(byte[] source, int at, long[] values, int count, int shift) {
        int b = at + count;
        int c = b + count;
        int d = c + count;
        for (int i = 0; i < count; i++) {
            int joined = (source[at + i] & 0xff)
                    | (source[b + i] & 0xff) << 8
                    | (source[c + i] & 0xff) << 16
                    | source[d + i] << 24;
            long half = (joined & 0xffffffffL) << shift;
            values[i] = shift == 0 ? half : values[i] | half;
        }
    }
}
