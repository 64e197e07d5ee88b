package dev.brine.format.sklearn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells by the first bytes whether a file may be a pickle or what joblib writes around one. */
final class StartBytes {
    private static final int PROTO = 0x80;
    private static final int OLDEST_BINARY_PROTOCOL = 2;
    private static final int NEWEST_PROTOCOL = 5;
    private static final int ZLIB = 0x78;
    private static final int ZLIB_CHECK = 31;

    /** gzip, bzip2, xz, lzma alone, lz4 frame; and joblib before 0.10, whose name the reader knows. */
    private static final List<byte[]> MAGICS = List.of(
            bytes(0x1f, 0x8b, 8),
            bytes('B', 'Z', 'h'),
            bytes(0xfd, '7', 'z', 'X', 'Z', 0),
            bytes(0x5d, 0, 0),
            bytes(4, 0x22, 0x4d, 0x18),
            bytes('Z', 'F', '0', 'x'));

    /** How pickles of protocols 0 and 1 start: a global, or a mark and what is put after it. */
    private static final List<String> TEXTS = List.of("ccopy_reg\n", "ccopyreg\n", "csklearn", "cnumpy", "(dp", "(lp", "(isklearn");

    private StartBytes() {}

    static boolean arePickle(ByteBuffer start) {
        int first = at(start, 0);
        int second = at(start, 1);
        if (first == PROTO) {
            return second >= OLDEST_BINARY_PROTOCOL && second <= NEWEST_PROTOCOL;
        }
        if (first == ZLIB) {
            return second >= 0 && (first * 256 + second) % ZLIB_CHECK == 0;
        }
        return MAGICS.stream().anyMatch(magic -> startsWith(start, magic))
                || TEXTS.stream().anyMatch(text -> startsWith(start, text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static boolean startsWith(ByteBuffer start, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (at(start, i) != (magic[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static int at(ByteBuffer start, int index) {
        return index < start.remaining() ? start.get(start.position() + index) & 0xff : -1;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
