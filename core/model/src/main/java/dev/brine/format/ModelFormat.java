package dev.brine.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to store models. Found by {@link java.util.ServiceLoader}; implementations are stateless, safe for threads and
 * have a public constructor without parameters, which MUST NOT load the classes of the library they adapt.
 */
public interface ModelFormat {
    /** Returns the name, lower case; never used again for other bytes. */
    String name();

    /** Returns the variants, the default one first; at least one. */
    List<FormatVariant> variants();

    /** Returns the variants that a short comparison measures; all of them, unless some are rare or slow. */
    default List<FormatVariant> comparedVariants() {
        return variants();
    }

    /** Returns the variants that stand for this format where not all are measured; the default one, unless another serves better. */
    default List<FormatVariant> leadingVariants() {
        return variants().subList(0, 1);
    }

    /** Returns whether files are text, which takes so much longer that comparisons cut large models for it. */
    default boolean isText() {
        return false;
    }

    /**
     * Returns whether a file that starts with these bytes is of this format.
     *
     * @param start the first bytes, up to 64, position 0; MUST NOT be changed
     */
    boolean recognizes(ByteBuffer start);

    /**
     * Returns whether a source whose start this format recognizes is of this format: another may recognize it too, as of
     * two that both compress their files. MAY read on; MUST answer no for what it cannot read.
     *
     * @throws IOException if the source cannot be read
     */
    default boolean confirms(ModelSource source) throws IOException {
        return true;
    }

    /**
     * Returns the model in a folder, where this format knows folders like it; empty for any other folder. MUST NOT return a
     * file outside of the folder, whatever the folder's own files say.
     *
     * @throws IOException if the folder is like those that this format knows and no model in it can be read
     */
    default Optional<ModelSource> inFolder(Path folder) throws IOException {
        return Optional.empty();
    }

    /** Returns the half that writes; empty for a format that is only read. */
    default Optional<ModelWriter> writer() {
        return Optional.empty();
    }

    /** Returns the half that reads; empty for a format that is only written. */
    default Optional<ModelReader> reader() {
        return Optional.empty();
    }

    /** Returns whether a file may hold several models, of which {@link ReadOptions#selection()} chooses. */
    default boolean holdsSeveral() {
        return false;
    }

    /** Returns the options that a JVM of the given feature version, such as 17, needs to run this format's library. */
    default List<String> jvmFlags(int jdk) {
        return List.of();
    }

    /** Returns the versions of the libraries that do the work, by name; empty where there are none. */
    default Map<String, String> libraryVersions() {
        return Map.of();
    }
}
