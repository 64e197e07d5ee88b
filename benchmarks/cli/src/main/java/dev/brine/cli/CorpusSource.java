package dev.brine.cli;

import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Where {@code make} takes its models from. */
interface CorpusSource {
    /** Returns the names that {@link #make} knows. */
    List<String> names();

    /**
     * Makes a model; the same each time.
     *
     * @param bytes wanted size of its tensors, empty for the corpus's own
     * @throws IllegalArgumentException if the corpus cannot have that size
     * @throws IOException if data that it needs cannot be read
     */
    SavedModel make(String name, OptionalLong bytes) throws IOException;
}
