package dev.brine.format.sklearn.joblib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The compression of a whole stream. Names no class of any library. */
enum Codec {
    NONE,
    ZLIB,
    GZIP,
    BZ2,
    XZ,
    LZMA,
    LZ4;

    private static final int ZLIB_DEFLATE = 0x78;
    private static final int ZLIB_CHECK = 31;
    private static final int ZLIB_DICTIONARY = 0x20;
    private static final int GZIP_RESERVED_FLAGS = 0xe0;
    private static final int LZMA_HEADER_BYTES = 13;
    private static final int LZ4_MAGIC = 0x184d2204;
    /** The header, and the start of a block or of the end. */
    private static final Pattern BZ2_START = Pattern.compile("BZh[1-9](?:1AY&SY|\u0017rE8P\u0090)");

    /** Returns the name that joblib gives it. */
    String joblibName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the codec whose header these bytes hold, all of it: a pickle may start with letters that a codec has too.
     *
     * @param start the first bytes of a file, position 0
     */
    static Codec startingWith(ByteBuffer start) {
        ByteBuffer bytes = start.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        String text = StandardCharsets.ISO_8859_1.decode(start.duplicate()).toString();
        if (isZlib(bytes)) {
            return ZLIB;
        }
        if (text.startsWith("\u001f\u008b\b") && bytes.limit() > 3 && (bytes.get(3) & GZIP_RESERVED_FLAGS) == 0) {
            return GZIP;
        }
        if (BZ2_START.matcher(text).lookingAt()) {
            return BZ2;
        }
        if (text.startsWith("\u00fd7zXZ\0")) {
            return XZ;
        }
        if (text.startsWith("]\0") && bytes.limit() >= LZMA_HEADER_BYTES) {
            return LZMA;
        }
        return bytes.limit() >= Integer.BYTES && bytes.getInt(0) == LZ4_MAGIC ? LZ4 : NONE;
    }

    private static boolean isZlib(ByteBuffer bytes) {
        if (bytes.limit() < 2 || bytes.get(0) != ZLIB_DEFLATE) {
            return false;
        }
        int flags = bytes.get(1) & 0xff;
        return (ZLIB_DEFLATE * 256 + flags) % ZLIB_CHECK == 0 && (flags & ZLIB_DICTIONARY) == 0;
    }
}
