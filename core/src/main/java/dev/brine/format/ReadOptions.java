package dev.brine.format;

import java.util.Optional;

/**
 * How a model is opened. Immutable; start at {@link #defaults()}.
 *
 * @param format name of the format, empty to recognize it by the first bytes
 * @param mode where the tensors shall be; a format that cannot map takes the heap
 * @param limits caps on what the file may ask for
 * @param isTrusted whether formats are allowed that are unsafe with bytes from strangers
 */
public record ReadOptions(Optional<String> format, Mode mode, ReadLimits limits, boolean isTrusted) {
    /** Where tensors are. */
    public enum Mode {
        /** In arrays of this process; nothing stays open. */
        HEAP,
        /** In the mapped file, where the format and the source can. */
        MAPPED
    }

    /** Returns: recognized, heap, default limits, not trusted. */
    public static ReadOptions defaults() {
        return new ReadOptions(Optional.empty(), Mode.HEAP, ReadLimits.defaults(), false);
    }

    /** Returns the defaults for a file whose maker is trusted as much as the program itself. */
    public static ReadOptions trusted() {
        return defaults().withTrust();
    }

    /** Returns these options for a trusted file. */
    public ReadOptions withTrust() {
        return new ReadOptions(format, mode, limits, true);
    }

    /** Returns these options with a format, whatever the first bytes are. */
    public ReadOptions withFormat(String format) {
        return new ReadOptions(Optional.of(format), mode, limits, isTrusted);
    }

    /** Returns these options with another place for tensors. */
    public ReadOptions withMode(Mode mode) {
        return new ReadOptions(format, mode, limits, isTrusted);
    }

    /** Returns these options with other limits. */
    public ReadOptions withLimits(ReadLimits limits) {
        return new ReadOptions(format, mode, limits, isTrusted);
    }
}
