package dev.brine.format.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Knows where a format's version lies in its files, so that the kit can forge it. */
@FunctionalInterface
public interface VersionBytes {
    /** Returns a copy of a sound file in which only the version is another. */
    byte[] withVersion(byte[] file, int version);

    /**
     * Returns a version that is an integer at a fixed place.
     *
     * @param fileOffset of its first byte
     * @param byteWidth 1, 2 or 4
     */
    static VersionBytes at(int fileOffset, int byteWidth, ByteOrder order) {
        return (file, version) -> {
            ByteBuffer copy = ByteBuffer.wrap(file.clone()).order(order);
            switch (byteWidth) {
                case Byte.BYTES -> copy.put(fileOffset, (byte) version);
                case Short.BYTES -> copy.putShort(fileOffset, (short) version);
                case Integer.BYTES -> copy.putInt(fileOffset, version);
                default -> throw new IllegalArgumentException("version of %d bytes".formatted(byteWidth));
            }
            return copy.array();
        };
    }
}
