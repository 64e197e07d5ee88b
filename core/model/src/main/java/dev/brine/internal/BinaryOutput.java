package dev.brine.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of little-endian values. */
public final class BinaryOutput {
    private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    /** Makes an empty output. */
    public BinaryOutput() {}

    /** Appends the low 8 bits. */
    public BinaryOutput putByte(int value) {
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    /** Appends 32 bits. */
    public BinaryOutput putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    /** Appends 64 bits. */
    public BinaryOutput putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /** Appends the bits of a binary64. */
    public BinaryOutput putDouble(double value) {
        return putLong(Double.doubleToRawLongBits(value));
    }

    /** Appends a u32 byte length and UTF-8 bytes. */
    public BinaryOutput putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return putInt(utf8.length).putBytes(utf8);
    }

    /** Appends bytes as they are. */
    public BinaryOutput putBytes(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    /** Returns how many bytes were appended. */
    public int byteSize() {
        return buffer.position();
    }

    /** Returns a copy of what was appended. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int byteCount) {
        if (buffer.remaining() < byteCount) {
            int wanted = Math.max(buffer.capacity() * 2, Math.addExact(buffer.position(), byteCount));
            buffer = ByteBuffer.allocate(wanted).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
        }
        return buffer;
    }
}
