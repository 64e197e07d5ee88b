package dev.brine.format.mmap;

import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.error.UnsupportedVersionException;
import java.nio.ByteBuffer;

/** Header of a file, its first 64 bytes: magic, version, feature flags, zeros. */
final class ContainerHeader {
    static final int BYTES = 64;

    private static final int VERSION_OFFSET = 8;
    private static final int REQUIRED_FLAGS_OFFSET = 12;
    private static final int OPTIONAL_FLAGS_OFFSET = 16;
    private static final int RESERVED_OFFSET = 20;

    /** Required flag: tensors may have storage 1. */
    private static final int CODECS = 1;

    private static final int KNOWN_REQUIRED_FLAGS = CODECS;

    /** Optional flags: the code of the effort that the writer was asked for. */
    private static final int EFFORT_MASK = 3;

    private ContainerHeader() {}

    static ByteBuffer encode(Effort effort) {
        return Container.newBuffer(BYTES)
                .putLong(0, Container.MAGIC)
                .putInt(VERSION_OFFSET, Container.VERSION)
                .putInt(REQUIRED_FLAGS_OFFSET, effort == Effort.RAW ? 0 : CODECS)
                .putInt(OPTIONAL_FLAGS_OFFSET, effort.code());
    }

    /** Returns the effort that the file was written with; BALANCED where chunks may have codecs and the writer left it open. */
    static Effort effort(ByteBuffer header) {
        if ((header.getInt(REQUIRED_FLAGS_OFFSET) & CODECS) == 0) {
            return Effort.RAW;
        }
        Effort effort = Effort.ofCode(header.getInt(OPTIONAL_FLAGS_OFFSET) & EFFORT_MASK);
        return effort == Effort.RAW ? Effort.BALANCED : effort;
    }

    /** Checks rules 2 to 5; unknown optional flags pass. */
    static void check(ByteBuffer header, InputFile file) throws ModelFormatException {
        long magic = header.getLong(0);
        if (magic != Container.MAGIC) {
            throw file.corrupt(
                    "starts with %016x, expected %016x (read as little-endian u64); not a .brine file"
                            .formatted(magic, Container.MAGIC),
                    0);
        }
        int version = header.getInt(VERSION_OFFSET);
        if (version < Container.OLDEST_VERSION || version > Container.VERSION) {
            throw new UnsupportedVersionException(
                    version, Container.OLDEST_VERSION, Container.VERSION, file.name(), VERSION_OFFSET);
        }
        int unknown = header.getInt(REQUIRED_FLAGS_OFFSET) & ~KNOWN_REQUIRED_FLAGS;
        if (unknown != 0) {
            throw new UnsupportedModelException(
                    "needs features 0x%08x that this release does not have, flags at offset %d; use a newer release"
                            .formatted(unknown, REQUIRED_FLAGS_OFFSET),
                    file.name());
        }
        for (int offset = RESERVED_OFFSET; offset < BYTES; offset++) {
            if (header.get(offset) != 0) {
                throw file.corrupt("reserved header byte is 0x%02x, expected 0".formatted(header.get(offset)), offset);
            }
        }
    }
}
