package dev.brine.format.testkit.toy;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.manifest.Manifest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A toy model on the heap; the file is opened again to verify it. */
final class ToyOpenedModel implements OpenedModel {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ToyLayout layout;
    private final ModelSource source;
    private final Manifest.Decoded decoded;
    private volatile boolean closed;

    ToyOpenedModel(ToyLayout layout, ModelSource source, Manifest.Decoded decoded) {
        this.layout = layout;
        this.source = source;
        this.decoded = decoded;
    }

    @Override
    public SavedModel saved() {
        ensureOpen();
        return decoded.saved();
    }

    @Override
    public FormatVariant variant() {
        return layout.variant();
    }

    @Override
    public Optional<String> recordedDigest() {
        return decoded.recordedDigest();
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public void verify() throws IOException {
        ensureOpen();
        try (SeekableByteChannel channel = source.open()) {
            CRC32C crc = new CRC32C();
            long left = channel.size() - ToyLayout.FOOTER_BYTES;
            while (left > 0) {
                ByteBuffer bytes = ToyModelReader.read(channel, (int) Math.min(BUFFER_BYTES, left), source);
                left -= bytes.remaining();
                crc.update(bytes);
            }
            long offset = channel.position();
            int found =
                    ToyModelReader.read(channel, ToyLayout.FOOTER_BYTES, source).getInt();
            int expected = (int) crc.getValue();
            ToyModelReader.check(
                    found == expected, "checksum %08x, expected %08x".formatted(found, expected), source, offset);
        }
    }

    private void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("model file '%s' is closed".formatted(source.name()));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
