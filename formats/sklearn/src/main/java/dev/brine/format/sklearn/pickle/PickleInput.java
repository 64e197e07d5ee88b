package dev.brine.format.sklearn.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The uncompressed stream of a pickle, read forward. Lengths are checked against what is left of it, and where that is
 * not known, as in a compressed file, memory is taken piece by piece as bytes arrive.
 */
public final class PickleInput {
    private static final int BUFFER_BYTES = 1 << 16;
    /** The number from which bytes of an uncompressed file stay in it. */
    private static final int IN_FILE_BYTES = 1 << 16;

    private static final int FIRST_PIECE_BYTES = 1 << 16;

    private final StreamOrigin origin;
    private final @Nullable FileBytes file;
    private final InputStream stream;
    private final byte[] buffer;
    private long bufferPosition;
    private int at;
    private int limit;

    private PickleInput(StreamOrigin origin, @Nullable FileBytes file, InputStream stream) {
        this.origin = origin;
        this.file = file;
        this.stream = stream;
        this.buffer = new byte[file == null ? BUFFER_BYTES : (int) Math.min(BUFFER_BYTES, file.byteSize())];
    }

    /** Reads an uncompressed file. */
    public static PickleInput of(FileBytes file, StreamOrigin origin) {
        return new PickleInput(origin, file, InputStream.nullInputStream());
    }

    /** Reads what a decompressor gives; its own exceptions pass through. */
    public static PickleInput of(InputStream decompressed, StreamOrigin origin) {
        return new PickleInput(origin, null, decompressed);
    }

    /** Returns what messages call this stream. */
    public StreamOrigin origin() {
        return origin;
    }

    /** Returns the offset of the next byte. */
    public long position() {
        return bufferPosition + at;
    }

    /** Returns whether there is no byte left. */
    public boolean isAtEnd() throws IOException {
        return at == limit && !fill();
    }

    private boolean fill() throws IOException {
        bufferPosition += limit;
        at = 0;
        limit = 0;
        if (file != null) {
            limit = (int) Math.min(buffer.length, file.byteSize() - bufferPosition);
            file.read(bufferPosition, buffer, 0, limit);
        } else {
            limit = Math.max(0, stream.read(buffer, 0, buffer.length));
        }
        return limit > 0;
    }

    /** Returns the next byte, 0 to 255; {@code what} it belongs to is for the message where there is none. */
    public int readByte(String what) throws IOException {
        if (at == limit && !fill()) {
            throw origin.corrupt("the file ends inside " + what + "; it was cut off, copy it again", position());
        }
        return buffer[at++] & 0xff;
    }

    /** Returns an unsigned little-endian integer of 1 to 8 bytes; one of 8 may come out negative. */
    long readUnsigned(int byteCount, String what) throws IOException {
        long value = 0;
        for (int i = 0; i < byteCount; i++) {
            value |= (long) readByte(what) << (Byte.SIZE * i);
        }
        return value;
    }

    /** Returns a length field, checked against what is left. */
    long readLength(int byteCount, String what) throws IOException {
        long offset = position();
        long length = readUnsigned(byteCount, what);
        requireLeft(length, what, offset);
        return length;
    }

    /** Refuses a length that is negative or, where that is known, more than what is left. */
    public void requireLeft(long length, String what, long offset) throws IOException {
        long left = file == null ? Long.MAX_VALUE : file.byteSize() - position();
        if (length < 0 || length > left) {
            throw origin.corrupt(
                    "%s of %s bytes, %s"
                            .formatted(
                                    what,
                                    Long.toUnsignedString(length),
                                    file == null ? "more than can be" : left + " are left"),
                    offset);
        }
    }

    /** Reads bytes; the length was checked against what is left. */
    byte[] readBytes(int count, String what) throws IOException {
        byte[] bytes = new byte[Math.min(count, FIRST_PIECE_BYTES)];
        int done = 0;
        while (true) {
            readInto(bytes, done, bytes.length - done, what);
            done = bytes.length;
            if (done == count) {
                return bytes;
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * done));
        }
    }

    private void readInto(byte[] target, int offset, int count, String what) throws IOException {
        int done = 0;
        while (done < count) {
            if (at == limit && !fill()) {
                throw origin.corrupt("the file ends inside " + what + "; it was cut off, copy it again", position());
            }
            int step = Math.min(count - done, limit - at);
            System.arraycopy(buffer, at, target, offset + done, step);
            at += step;
            done += step;
        }
    }

    /**
     * Takes the next bytes: large ones of an uncompressed file stay where they are, others are read onto the heap in
     * chunks. The length was checked against what is left.
     */
    ByteStore readStore(long count, String what) throws IOException {
        if (file != null && count >= IN_FILE_BYTES) {
            ByteStore store = file.piece(position(), count);
            skip(count);
            return store;
        }
        HeapStore store = new HeapStore();
        while (store.byteSize() < count) {
            try {
                store.add(readBytes((int) Math.min(HeapStore.CHUNK_BYTES, count - store.byteSize()), what));
            } catch (OutOfMemoryError e) {
                throw origin.unsupported(
                        "%s of %d bytes does not fit into the heap of this JVM; raise -Xmx if you trust the file"
                                .formatted(what, count),
                        position());
            }
        }
        return store;
    }

    private void skip(long count) {
        long target = position() + count;
        if (target <= bufferPosition + limit) {
            at = (int) (target - bufferPosition);
        } else {
            bufferPosition = target;
            at = 0;
            limit = 0;
        }
    }

    /** Reads a line of text, one character a byte, without its line feed. */
    String readLine(String what, int maxBytes) throws IOException {
        long offset = position();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = readByte(what);
        while (next != '\n') {
            if (line.size() == maxBytes) {
                throw origin.corrupt("%s is longer than %d bytes".formatted(what, maxBytes), offset);
            }
            line.write(next);
            next = readByte(what);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    String readUtf8(int count, String what) throws IOException {
        long offset = position();
        byte[] bytes = readBytes(count, what);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw origin.corrupt(what + " is not UTF-8", offset, e);
        }
    }
}
