package dev.brine.format.mmap;

import dev.brine.error.ReadLimits;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.StoredSize;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/** A model that was read to the heap; no file stays open. */
final class HeapContainer implements OpenedModel {
    private final ModelSource source;
    private final FormatVariant variant;
    private final ReadLimits limits;
    private final int threads;
    private final ContainerReader.Content content;
    private volatile boolean closed;

    HeapContainer(
            ModelSource source,
            FormatVariant variant,
            ReadLimits limits,
            ContainerReader.Content content,
            int threads) {
        this.source = source;
        this.variant = variant;
        this.limits = limits;
        this.threads = threads;
        this.content = content;
    }

    @Override
    public SavedModel saved() {
        ensureOpen();
        return content.model().saved();
    }

    @Override
    public FormatVariant variant() {
        return variant;
    }

    @Override
    public Optional<String> recordedDigest() {
        return content.model().recordedDigest();
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public List<StoredSize> storedSizes() {
        ensureOpen();
        return StoredSizes.of(content);
    }

    @Override
    public void verify() throws IOException {
        ensureOpen();
        try (SeekableByteChannel channel = source.open()) {
            new ContainerVerifier(channel, source.name(), content.index(), threads).verify(content.tensors(), limits);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("model file '%s' is closed".formatted(source.name()));
        }
    }
}
