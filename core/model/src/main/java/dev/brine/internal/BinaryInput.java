package dev.brine.internal;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadBudget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads little-endian values; every length is checked against the bytes that are left before it is believed. */
public final class BinaryInput {
    private final ByteBuffer buffer;
    private final String source;
    private final long fileOffset;

    /**
     * Reads from a buffer's position to its limit.
     *
     * @param source name of the file, for messages
     * @param fileOffset where the buffer's first byte lies in that file, or -1
     */
    public BinaryInput(ByteBuffer buffer, String source, long fileOffset) {
        this.buffer = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.source = source;
        this.fileOffset = fileOffset;
    }

    /** Returns an unsigned byte. */
    public int getByte(String what) throws CorruptModelException {
        return need(Byte.BYTES, what).get() & 0xff;
    }

    /** Returns 32 bits. */
    public int getInt(String what) throws CorruptModelException {
        return need(Integer.BYTES, what).getInt();
    }

    /** Returns 64 bits. */
    public long getLong(String what) throws CorruptModelException {
        return need(Long.BYTES, what).getLong();
    }

    /** Returns a binary64. */
    public double getDouble(String what) throws CorruptModelException {
        return Double.longBitsToDouble(getLong(what));
    }

    /**
     * Returns a u32 count of things that take at least {@code leastBytes} each.
     *
     * @throws CorruptModelException if so many cannot be left
     */
    public int getCount(String what, int leastBytes) throws CorruptModelException {
        int count = getInt(what);
        if (count < 0 || count > buffer.remaining() / leastBytes) {
            throw corrupt("count of %s is %d, but %d bytes are left"
                    .formatted(what, Integer.toUnsignedLong(count), buffer.remaining()));
        }
        return count;
    }

    /** Returns a text, which the budget allows. */
    public String getText(String what, ReadBudget budget) throws CorruptModelException, LimitExceededException {
        int byteCount = getCount(what, 1);
        budget.countText(byteCount, offset());
        byte[] utf8 = getBytes(what, byteCount);
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
            throw corrupt("%s is not UTF-8".formatted(what));
        }
        return text;
    }

    /** Returns bytes as they are. */
    public byte[] getBytes(String what, int byteCount) throws CorruptModelException {
        need(byteCount, what);
        byte[] bytes = new byte[byteCount];
        buffer.get(bytes);
        return bytes;
    }

    /** Passes over bytes. */
    public void skip(String what, int byteCount) throws CorruptModelException {
        need(byteCount, what).position(buffer.position() + byteCount);
    }

    /** Returns how many bytes are left. */
    public int remaining() {
        return buffer.remaining();
    }

    /** Returns an exception that names the source and the current offset. */
    public CorruptModelException corrupt(String message) {
        return new CorruptModelException(message, source, offset());
    }

    /** Returns the name of the source. */
    public String source() {
        return source;
    }

    /** Returns the offset in the file of the next byte, or -1 where the file's bytes are not these. */
    public long offset() {
        return fileOffset < 0 ? -1 : fileOffset + buffer.position();
    }

    private ByteBuffer need(int byteCount, String what) throws CorruptModelException {
        if (buffer.remaining() < byteCount) {
            throw corrupt("%s needs %d bytes, %d are left".formatted(what, byteCount, buffer.remaining()));
        }
        return buffer;
    }
}
