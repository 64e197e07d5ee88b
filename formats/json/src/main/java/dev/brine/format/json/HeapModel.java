package dev.brine.format.json;

import dev.brine.error.ReadLimits;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.Optional;

/** A model that was read whole; nothing is open. */
final class HeapModel implements OpenedModel {
    private final ModelSource source;
    private final ReadLimits limits;
    private final FormatVariant variant;
    private final DocumentReader.Read read;
    private boolean closed;

    HeapModel(ModelSource source, ReadLimits limits, FormatVariant variant, DocumentReader.Read read) {
        this.source = source;
        this.limits = limits;
        this.variant = variant;
        this.read = read;
    }

    @Override
    public SavedModel saved() {
        requireOpen();
        return read.saved();
    }

    @Override
    public FormatVariant variant() {
        return variant;
    }

    @Override
    public Optional<String> recordedDigest() {
        return read.digest();
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public void verify() throws IOException {
        requireOpen();
        JsonModelReader.verify(source, limits);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("'%s' was closed".formatted(source.name()));
        }
    }
}
