package dev.brine.format.json;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.apache.commons.compress.MemoryLimitException;

/**
 * The text of a document, decompressed, within a budget: what the elements that were announced may take, and the limit
 * for everything else. A damaged stream is a {@link CorruptModelException}; a failing source stays what it was.
 */
final class TextInput extends InputStream {
    static final int START_BYTES = 64;

    static final int BUFFER_BYTES = 1 << 16;
    /** What Jackson reads ahead of the token that it is at, generously. */
    private static final int READ_AHEAD_BYTES = 1 << 16;

    private final String source;
    private final Codec codec;
    private final SourceInput file;
    private final InputStream buffered;
    private final InputStream text;
    private final ReadLimits limits;
    private long allowed;
    private long byteCount;

    private TextInput(String source, Codec codec, SourceInput file, InputStream buffered, ReadLimits limits)
            throws IOException {
        this.source = source;
        this.codec = codec;
        this.file = file;
        this.buffered = buffered;
        this.limits = limits;
        this.allowed = limits.get(ReadLimit.MANIFEST_BYTES);
        this.text = decompressing();
    }

    /** Opens the text of a file at position 0; the caller closes both. */
    static TextInput open(SeekableByteChannel channel, String source, ReadLimits limits) throws IOException {
        SourceInput file = new SourceInput(Channels.newInputStream(channel));
        BufferedInputStream buffered = new BufferedInputStream(file, BUFFER_BYTES);
        ByteBuffer start = peek(buffered);
        Optional<Codec> codec = Codec.startingWith(start);
        if (codec.isEmpty()) {
            throw StartBytes.notAModel(start, source, "");
        }
        return new TextInput(source, codec.get(), file, buffered, limits);
    }

    static ByteBuffer peek(InputStream in) throws IOException {
        in.mark(START_BYTES);
        ByteBuffer start = ByteBuffer.wrap(in.readNBytes(START_BYTES));
        in.reset();
        return start;
    }

    Codec codec() {
        return codec;
    }

    /** Returns the words that follow a reason, where an offset in the text is not one in the file. */
    String place() {
        return codec == Codec.PLAIN ? "" : ", in the decompressed text";
    }

    /** Returns how many bytes of text were read. */
    long byteCount() {
        return byteCount;
    }

    /** Lets the text grow by so many bytes more. */
    void allow(long bytes) {
        allowed = bytes > Long.MAX_VALUE - allowed ? Long.MAX_VALUE : allowed + bytes;
    }

    /** Refuses bytes after the end of the compressed stream. */
    void requireEnd() throws IOException {
        if (codec != Codec.PLAIN && buffered.read() >= 0) {
            throw new CorruptModelException("bytes follow the end of the %s stream".formatted(name()), source, -1);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read;
        try {
            read = text.read(target, offset, count);
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
        byteCount += Math.max(0, read);
        if (byteCount - READ_AHEAD_BYTES > allowed) {
            throw new LimitExceededException(
                    ReadLimit.MANIFEST_BYTES, byteCount, limits.get(ReadLimit.MANIFEST_BYTES), source, -1);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** A gzip header carries a name and a comment of any length, which its decoder reads whole, so that they are texts here. */
    private InputStream decompressing() throws IOException {
        try {
            if (codec == Codec.GZIP) {
                file.startHeader(limits.get(ReadLimit.TEXT_BYTES), source);
            }
            InputStream decompressing = CodecStreams.decompressing(codec, buffered);
            file.endHeader();
            return decompressing;
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    private IOException failure(Exception e) {
        IOException sourceFailure = file.failure();
        if (sourceFailure != null) {
            return sourceFailure;
        }
        if (e instanceof MemoryLimitException tooLarge) {
            return new UnsupportedModelException(
                    "its %s window needs %d KiB to decompress, %d KiB are allowed; compress it again with a smaller one"
                            .formatted(name(), tooLarge.getMemoryNeededInKb(), tooLarge.getMemoryLimitInKb()),
                    source,
                    e);
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new CorruptModelException(
                "unreadable %s stream after %d bytes of text: %s"
                        .formatted(
                                name(),
                                byteCount,
                                message.isEmpty() ? e.getClass().getSimpleName() : message),
                source,
                -1,
                e);
    }

    private String name() {
        return codec.variant().name();
    }
}
