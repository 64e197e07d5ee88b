package dev.brine.format;

import dev.brine.error.CorruptModelException;
import dev.brine.model.SavedModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A model that a reader opened. */
public interface OpenedModel extends Closeable {
    /**
     * Returns the model. Where it is mapped, its tensors are refused after close; on the heap they stay valid.
     *
     * @throws IllegalStateException if this was closed
     */
    SavedModel saved();

    /** Returns the variant that the file was written in. */
    FormatVariant variant();

    /** Returns the digest that the file records, 64 hexadecimal digits, where it was saved with one. */
    Optional<String> recordedDigest();

    /** Returns whether tensors lie in the mapped file. */
    boolean isMapped();

    /**
     * Returns how the file stores the elements, in its order; empty where the format has no sizes to tell.
     *
     * @throws IllegalStateException if this was closed
     */
    default List<StoredSize> storedSizes() {
        return List.of();
    }

    /**
     * Reads every byte of the source and checks every checksum that the format has.
     *
     * @throws CorruptModelException at the first contradiction
     * @throws IllegalStateException if this was closed
     */
    void verify() throws IOException;

    /** Closes the file; a second call does nothing. */
    @Override
    void close() throws IOException;
}
