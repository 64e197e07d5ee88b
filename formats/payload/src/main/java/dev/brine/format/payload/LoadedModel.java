package dev.brine.format.payload;

import dev.brine.error.CorruptModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.manifest.Manifest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** A model that was read whole; its file is closed. */
final class LoadedModel implements OpenedModel {
    private static final int READ_BYTES = 64 << 10;

    private final ModelSource source;
    private final long byteSize;
    private final FormatVariant variant;
    private final Manifest.Decoded decoded;
    private volatile boolean isClosed;

    LoadedModel(ModelSource source, long byteSize, FormatVariant variant, Manifest.Decoded decoded) {
        this.source = source;
        this.byteSize = byteSize;
        this.variant = variant;
        this.decoded = decoded;
    }

    @Override
    public SavedModel saved() {
        ensureOpen();
        return decoded.saved();
    }

    @Override
    public FormatVariant variant() {
        return variant;
    }

    @Override
    public Optional<String> recordedDigest() {
        return decoded.recordedDigest();
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    /** Reads every byte again; there is no checksum to compare, so only a changed length is found. */
    @Override
    public void verify() throws IOException {
        ensureOpen();
        try (SeekableByteChannel channel = source.open()) {
            PayloadSource bytes = new PayloadSource(channel, source.name());
            byte[] block = new byte[READ_BYTES];
            while (bytes.read(block, 0, block.length) >= 0) {
                // reading is the check
            }
            if (bytes.position() != byteSize) {
                throw new CorruptModelException(
                        "%d bytes, it had %d when it was opened".formatted(bytes.position(), byteSize),
                        source.name(),
                        bytes.position());
            }
        }
    }

    private void ensureOpen() {
        if (isClosed) {
            throw new IllegalStateException("model file '%s' is closed".formatted(source.name()));
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
