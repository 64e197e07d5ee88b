package dev.brine.format.testkit.toy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ReadLimit;
import dev.brine.error.UnsupportedVersionException;
import dev.brine.format.HeapModel;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.manifest.Manifest;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.TensorBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32C;

/** Reads the layout of {@link ToyModelFormat}, all of it at open. */
final class ToyModelReader implements ModelReader {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ToyLayout layout;

    ToyModelReader(ToyLayout layout) {
        this.layout = layout;
    }

    @Override
    public OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            ByteBuffer header = read(channel, ToyLayout.HEADER_BYTES, source);
            check(header.getInt(0) == layout.magic(), "not a toy model", source, 0);
            int version = header.getInt(4);
            if (version != ToyLayout.VERSION) {
                throw new UnsupportedVersionException(version, ToyLayout.VERSION, ToyLayout.VERSION, source.name(), 4);
            }
            int manifestBytes = header.getInt(8);
            long left = channel.size() - channel.position() - ToyLayout.FOOTER_BYTES;
            check(
                    manifestBytes >= 0 && manifestBytes <= left,
                    "manifest of %d bytes, %d are left".formatted(manifestBytes, left),
                    source,
                    8);
            options.limits().check(ReadLimit.MANIFEST_BYTES, manifestBytes, source.name(), 8);
            ByteBuffer manifest = read(channel, manifestBytes, source);
            Manifest.Decoded decoded = Manifest.read(
                    manifest,
                    source.name(),
                    ToyLayout.HEADER_BYTES,
                    options.limits(),
                    (index, type, shape) -> tensor(channel, type, shape, source));
            left = channel.size() - channel.position() - ToyLayout.FOOTER_BYTES;
            check(left == 0, "%d bytes too many before the checksum".formatted(left), source, channel.position());
            return new HeapModel(
                    source, layout.variant(), decoded.saved(), decoded.recordedDigest(), () -> verify(source));
        }
    }

    private static HeapTensor tensor(SeekableByteChannel channel, ElementType type, Shape shape, ModelSource source)
            throws IOException {
        long left = channel.size() - channel.position() - ToyLayout.FOOTER_BYTES;
        long elements = shape.elementCount();
        check(
                elements <= left / type.byteSize(),
                "%d elements of %s, but %d bytes are left".formatted(elements, type, left),
                source,
                channel.position());
        TensorBuilder builder = TensorBuilder.exact(type, shape);
        while (builder.missingElements() > 0) {
            long bytes = Math.min(BUFFER_BYTES, builder.missingElements() * type.byteSize());
            builder.put(read(channel, (int) bytes, source));
        }
        return builder.build();
    }

    /** Opens the file again and compares its checksum with that of its bytes. */
    private static void verify(ModelSource source) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            CRC32C crc = new CRC32C();
            long left = channel.size() - ToyLayout.FOOTER_BYTES;
            while (left > 0) {
                ByteBuffer bytes = read(channel, (int) Math.min(BUFFER_BYTES, left), source);
                left -= bytes.remaining();
                crc.update(bytes);
            }
            long offset = channel.position();
            int found = read(channel, ToyLayout.FOOTER_BYTES, source).getInt();
            int expected = (int) crc.getValue();
            check(found == expected, "checksum %08x, expected %08x".formatted(found, expected), source, offset);
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, int byteCount, ModelSource source) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(byteCount);
        while (buffer.hasRemaining()) {
            check(channel.read(buffer) >= 0, "the file ends too early", source, channel.position());
        }
        return buffer.flip();
    }

    private static void check(boolean holds, String otherwise, ModelSource source, long offset)
            throws CorruptModelException {
        if (!holds) {
            throw new CorruptModelException(otherwise, source.name(), offset);
        }
    }
}
