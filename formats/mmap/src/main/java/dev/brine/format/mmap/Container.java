package dev.brine.format.mmap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Constants of the file layout; FORMAT.md is its specification. */
final class Container {
    /** Magic: a first byte beyond ASCII, then line endings that a transfer as text would change, as in PNG. */
    static final long MAGIC = littleEndian(0x89, 'B', 'R', 'N', 0x0d, 0x0a, 0x1a, 0x0a);

    static final int OLDEST_VERSION = 1;
    static final int VERSION = 1;

    /** Bytes at a multiple of which every chunk and the manifest start. */
    static final int ALIGNMENT = 64;

    static final int MIN_CHUNK_BYTES = 16;
    static final int MAX_CHUNK_BYTES = 1 << 30;

    /** Most bytes of a coded chunk once decoded: it is decoded as a whole, in memory. */
    static final int MAX_CODED_CHUNK_BYTES = 1 << 24;

    /** Most bytes that a codec makes of one: a zstd block of 4 bytes stands for at most 128 KiB. */
    static final int MAX_EXPANSION = 1 << 15;

    /** Storage code of a tensor whose chunks are its elements as they are. */
    static final int STORAGE_RAW = 0;

    /** Storage code of a tensor whose chunks have a codec each. */
    static final int STORAGE_CODED = 1;

    /** Bytes of a tensor's entry in the chunk table, before the checksums or columns. */
    static final int TABLE_ENTRY_BYTES = 20;

    private Container() {}

    static long alignUp(long offset) {
        return (offset + ALIGNMENT - 1) & -ALIGNMENT;
    }

    static ByteBuffer newBuffer(int byteCount) {
        return ByteBuffer.allocate(byteCount).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long littleEndian(int... bytes) {
        long value = 0;
        for (int i = 0; i < bytes.length; i++) {
            value |= (long) bytes[i] << (Byte.SIZE * i);
        }
        return value;
    }
}
