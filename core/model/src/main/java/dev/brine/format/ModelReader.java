package dev.brine.format;

import dev.brine.error.ModelFormatException;
import java.io.IOException;

/** The half of a format that reads. */
@FunctionalInterface
public interface ModelReader {
    /**
     * Opens a model of any variant: reads and checks the header, and the elements unless the variant is LAZY.
     *
     * <p>MUST throw a {@link ModelFormatException} for bytes that are not a sound file of this format, and MUST check
     * every length before it allocates. MUST close what it opened when it throws.
     *
     * @throws IOException if the source cannot be read
     */
    OpenedModel open(ModelSource source, ReadOptions options) throws IOException;
}
