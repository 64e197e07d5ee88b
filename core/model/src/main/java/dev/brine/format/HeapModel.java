package dev.brine.format;

import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A model that was read whole: its tensors are on the heap and stay valid, and nothing is open. */
public final class HeapModel implements OpenedModel {
    private final String sourceName;
    private final FormatVariant variant;
    private final SavedModel saved;
    private final Optional<String> recordedDigest;
    private final Stored stored;
    private volatile boolean isClosed;

    /** What a model on the heap asks its format about the file that it came from. */
    @FunctionalInterface
    public interface Stored {
        /** Opens the source again, reads every byte and checks every checksum; as {@link OpenedModel#verify()}. */
        void verify() throws IOException;

        /** Returns how the file stores the elements; as {@link OpenedModel#storedSizes()}. */
        default List<StoredSize> sizes() {
            return List.of();
        }
    }

    /** Holds a model that was read from a source. */
    public HeapModel(
            ModelSource source,
            FormatVariant variant,
            SavedModel saved,
            Optional<String> recordedDigest,
            Stored stored) {
        this.sourceName = source.name();
        this.variant = variant;
        this.saved = saved;
        this.recordedDigest = recordedDigest;
        this.stored = stored;
    }

    @Override
    public SavedModel saved() {
        ensureOpen();
        return saved;
    }

    @Override
    public FormatVariant variant() {
        return variant;
    }

    @Override
    public Optional<String> recordedDigest() {
        return recordedDigest;
    }

    @Override
    public boolean isMapped() {
        return false;
    }

    @Override
    public List<StoredSize> storedSizes() {
        ensureOpen();
        return stored.sizes();
    }

    @Override
    public void verify() throws IOException {
        ensureOpen();
        stored.verify();
    }

    private void ensureOpen() {
        if (isClosed) {
            throw new IllegalStateException("model file '%s' is closed".formatted(sourceName));
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
