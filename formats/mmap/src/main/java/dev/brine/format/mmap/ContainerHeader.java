package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.error.UnsupportedVersionException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The first 64 bytes: magic, version, feature flags, zeros. */
final class ContainerHeader {
    static final int BYTES = 64;

    private static final int VERSION_OFFSET = 8;
    private static final int REQUIRED_FLAGS_OFFSET = 12;
    private static final int RESERVED_OFFSET = 20;
    private static final int OPTIONAL_FLAGS_OFFSET = 16;
    /** Required flag: tensors may have storage 1. */
    private static final int CODECS = 1;

    private static final int KNOWN_REQUIRED_FLAGS = CODECS;
    /** Optional flags: the code of the effort that the writer was asked for. */
    private static final int EFFORT_MASK = 3;

    private ContainerHeader() {}

    /** Returns a header; without an effort, that of a file of raw chunks. */
    static ByteBuffer encode(Optional<Effort> effort) {
        return Container.newBuffer(BYTES)
                .putLong(0, Container.MAGIC)
                .putInt(VERSION_OFFSET, Container.VERSION)
                .putInt(REQUIRED_FLAGS_OFFSET, effort.isPresent() ? CODECS : 0)
                .putInt(OPTIONAL_FLAGS_OFFSET, effort.map(Effort::code).orElse(0));
    }

    /** Returns whether chunks may have codecs. */
    static boolean hasCodecs(ByteBuffer header) {
        return (header.getInt(REQUIRED_FLAGS_OFFSET) & CODECS) != 0;
    }

    /** Returns the effort that the file was written with; BALANCED where an unknown writer left it open. */
    static Optional<Effort> effort(ByteBuffer header) {
        if (!hasCodecs(header)) {
            return Optional.empty();
        }
        int code = header.getInt(OPTIONAL_FLAGS_OFFSET) & EFFORT_MASK;
        return Arrays.stream(Effort.values())
                .filter(effort -> effort.code() == code)
                .findFirst()
                .or(() -> Optional.of(Effort.BALANCED));
    }

    /** Checks rules 2 to 5; unknown optional flags pass. */
    static void check(ByteBuffer header, String source) throws ModelFormatException {
        checkMagic(header, source);
        checkVersion(header.getInt(VERSION_OFFSET), source);
        checkRequiredFlags(header.getInt(REQUIRED_FLAGS_OFFSET), source);
        checkReserved(header, source);
    }

    private static void checkMagic(ByteBuffer header, String source) throws CorruptModelException {
        long magic = header.getLong(0);
        if (magic != Container.MAGIC) {
            throw new CorruptModelException(
                    "starts with %016x, expected %016x (read as little-endian u64); not a .brine file"
                            .formatted(magic, Container.MAGIC),
                    source,
                    0);
        }
    }

    private static void checkVersion(int version, String source) throws UnsupportedVersionException {
        if (version < Container.OLDEST_VERSION || version > Container.VERSION) {
            throw new UnsupportedVersionException(
                    version, Container.OLDEST_VERSION, Container.VERSION, source, VERSION_OFFSET);
        }
    }

    private static void checkRequiredFlags(int flags, String source) throws UnsupportedModelException {
        int unknown = flags & ~KNOWN_REQUIRED_FLAGS;
        if (unknown != 0) {
            throw new UnsupportedModelException(
                    "needs features 0x%08x that this release does not have, flags at offset %d; use a newer release"
                            .formatted(unknown, REQUIRED_FLAGS_OFFSET),
                    source);
        }
    }

    private static void checkReserved(ByteBuffer header, String source) throws CorruptModelException {
        for (int offset = RESERVED_OFFSET; offset < BYTES; offset++) {
            if (header.get(offset) != 0) {
                throw new CorruptModelException(
                        "reserved header byte is 0x%02x, expected 0".formatted(header.get(offset)), source, offset);
            }
        }
    }
}
