package dev.brine.format.payload;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedVersionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes before the library's own: which format and variant wrote them, and by which version of its FORMAT.md. */
final class PayloadHeader {
    /** Bytes of the header. */
    static final int BYTE_SIZE = 16;

    /** As PNG's: not text, and changed by whatever rewrites line ends or drops bit 7. */
    private static final byte[] MAGIC = {(byte) 0x89, 'B', 'R', 'G', '\r', '\n', 0x1a, '\n'};

    private static final int FORMAT_OFFSET = 8;
    private static final int VARIANT_OFFSET = 9;
    private static final int VERSION_OFFSET = 10;
    private static final int RESERVED_OFFSET = 12;

    private PayloadHeader() {}

    static byte[] encode(int formatCode, int variantCode, int version) {
        return ByteBuffer.allocate(BYTE_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) formatCode)
                .put((byte) variantCode)
                .putShort((short) version)
                .array();
    }

    static boolean recognizes(ByteBuffer start, int formatCode) {
        if (start.remaining() <= FORMAT_OFFSET) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (start.get(start.position() + i) != MAGIC[i]) {
                return false;
            }
        }
        return start.get(start.position() + FORMAT_OFFSET) == formatCode;
    }

    /** Reads and checks the header; returns the variant's code. */
    static int read(PayloadSource source, int formatCode, int variantCount, int version) throws IOException {
        byte[] bytes = source.readNBytes(BYTE_SIZE);
        for (int i = 0; i < Math.min(MAGIC.length, bytes.length); i++) {
            if (bytes[i] != MAGIC[i]) {
                throw corrupt("first bytes are not those of this format", source, 0);
            }
        }
        if (bytes.length < BYTE_SIZE) {
            throw corrupt(
                    "file of %d bytes, expected a header of %d".formatted(bytes.length, BYTE_SIZE),
                    source,
                    bytes.length);
        }
        if (bytes[FORMAT_OFFSET] != formatCode) {
            throw corrupt(
                    "format code is %d, expected %d".formatted(bytes[FORMAT_OFFSET] & 0xff, formatCode),
                    source,
                    FORMAT_OFFSET);
        }
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int found = header.getShort(VERSION_OFFSET) & 0xffff;
        if (found != version) {
            throw new UnsupportedVersionException(found, version, version, source.name(), VERSION_OFFSET);
        }
        int variantCode = header.get(VARIANT_OFFSET) & 0xff;
        if (variantCode >= variantCount) {
            throw corrupt(
                    "variant code is %d, expected 0 to %d".formatted(variantCode, variantCount - 1),
                    source,
                    VARIANT_OFFSET);
        }
        if (header.getInt(RESERVED_OFFSET) != 0) {
            throw corrupt("reserved bytes are not zero", source, RESERVED_OFFSET);
        }
        return variantCode;
    }

    private static CorruptModelException corrupt(String reason, PayloadSource source, long offset) {
        return new CorruptModelException(reason, source.name(), offset);
    }
}
