package dev.brine.format;

import java.util.Optional;
import java.util.Set;

/**
 * How a model is saved. Immutable; start at {@link #defaults()}.
 *
 * @param format name of the format, empty to choose by the file's extension
 * @param variant name of the variant, empty to choose by the extension or take the format's default
 * @param digest whether the state's SHA-256 is computed and recorded; costs a pass over all tensors
 * @param durable whether the file and its folder are forced to the device before save returns
 * @param rawTensors names of tensors and groups that a compressing variant shall leave as they are, so that they can be
 *     mapped; of a child's tensor after the child's name and a slash. A format that stores nothing in place ignores them.
 */
public record WriteOptions(
        Optional<String> format, Optional<String> variant, boolean digest, boolean durable, Set<String> rawTensors) {
    /** Copies the set. */
    public WriteOptions {
        rawTensors = Set.copyOf(rawTensors);
    }

    /** Returns: by extension, no digest, durable. */
    public static WriteOptions defaults() {
        return new WriteOptions(Optional.empty(), Optional.empty(), false, true, Set.of());
    }

    /** Returns these options with a format and its default variant. */
    public WriteOptions withFormat(String format) {
        return new WriteOptions(Optional.of(format), Optional.empty(), digest, durable, rawTensors);
    }

    /** Returns these options with a format and a variant of it. */
    public WriteOptions withFormat(String format, String variant) {
        return new WriteOptions(Optional.of(format), Optional.of(variant), digest, durable, rawTensors);
    }

    /** Returns these options with the digest recorded. */
    public WriteOptions withDigest() {
        return new WriteOptions(format, variant, true, durable, rawTensors);
    }

    /** Returns these options without forcing: a crash of the machine may lose the new file, never the old one's name. */
    public WriteOptions withoutForce() {
        return new WriteOptions(format, variant, digest, false, rawTensors);
    }

    /** Returns these options with names of tensors and groups that stay uncompressed. */
    public WriteOptions withRawTensors(Set<String> names) {
        return new WriteOptions(format, variant, digest, durable, names);
    }
}
