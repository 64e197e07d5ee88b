package dev.brine.format.sklearn;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.Optional;

/** A model that was imported whole; nothing is open. */
final class SklearnModel implements OpenedModel {
    private final ModelSource source;
    private final ReadOptions options;
    private final FormatVariant variant;
    private final SavedModel saved;
    private boolean closed;

    SklearnModel(ModelSource source, ReadOptions options, FormatVariant variant, SavedModel saved) {
        this.source = source;
        this.options = options;
        this.variant = variant;
        this.saved = saved;
    }

    @Override
    public SavedModel saved() {
        requireOpen();
        return saved;
    }

    @Override
    public FormatVariant variant() {
        return variant;
    }

    @Override
    public Optional<String> recordedDigest() {
        return Optional.empty();
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    /** Imports the file again; a compressed one has a checksum, a pickle itself has none. */
    @Override
    public void verify() throws IOException {
        requireOpen();
        SklearnModelReader.read(source, options);
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
