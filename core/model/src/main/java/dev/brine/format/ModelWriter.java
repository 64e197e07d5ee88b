package dev.brine.format;

import dev.brine.error.UnsupportedModelException;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** The half of a format that writes. */
@FunctionalInterface
public interface ModelWriter {
    /**
     * Writes a model in one pass, from the sink's first byte to its last.
     *
     * <p>MUST refuse with an {@link UnsupportedModelException}, before the first byte, a model that the format cannot
     * hold. MUST NOT close the sink, and MUST NOT keep a copy of the model's tensors unless its library leaves no choice.
     *
     * @throws IOException if the sink fails
     */
    void write(SavedModel model, FormatVariant variant, WritableByteChannel sink, WriteOptions options)
            throws IOException;
}
