package dev.brine.format;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ReadLimits;
import java.util.List;
import java.util.Optional;

/**
 * How a model is opened. Immutable; start at {@link #defaults()}.
 *
 * @param format name of the format, empty to recognize it by the first bytes
 * @param mode where the tensors shall be; a format that cannot do it takes the heap
 * @param limits caps on what the file may ask for
 * @param isTrusted whether formats are allowed that are unsafe with bytes from strangers
 * @param isPrefetched whether a mapped file is read ahead in the background
 * @param isChecked whether a mapped file's checksums are checked at the first touch of each chunk; the other modes always
 *     check what they read
 * @param selection places of the models that are read from a file that holds several, as the error about them tells;
 *     several become one pipeline in their order, and none is enough where the file holds one model
 */
public record ReadOptions(
        Optional<String> format,
        Mode mode,
        ReadLimits limits,
        boolean isTrusted,
        boolean isPrefetched,
        boolean isChecked,
        List<String> selection) {
    /** Copies the selection. */
    public ReadOptions {
        selection = List.copyOf(selection);
    }

    /** Where tensors are. */
    public enum Mode {
        /** In arrays of this process, all read when the model is opened; nothing stays open. */
        HEAP,
        /** In the mapped file, where the format and the source can; shared by all processes that map it. */
        MAPPED,
        /**
         * In arrays of this process, each tensor read at its first touch; the file stays open and nothing is mapped. For
         * network file systems, and files that others may truncate.
         */
        PREAD
    }

    /** Returns: recognized, heap, default limits, not trusted, no prefetch, a mapping unchecked. */
    public static ReadOptions defaults() {
        return new ReadOptions(Optional.empty(), Mode.HEAP, ReadLimits.defaults(), false, false, false, List.of());
    }

    /** Returns the defaults for a file whose maker is trusted as much as the program itself. */
    public static ReadOptions trusted() {
        return defaults().withTrust();
    }

    /** Returns these options for a trusted file. */
    public ReadOptions withTrust() {
        return new ReadOptions(format, mode, limits, true, isPrefetched, isChecked, selection);
    }

    /** Returns these options with a format, whatever the first bytes are. */
    public ReadOptions withFormat(String format) {
        return new ReadOptions(Optional.of(format), mode, limits, isTrusted, isPrefetched, isChecked, selection);
    }

    /** Returns these options with another place for tensors. */
    public ReadOptions withMode(Mode mode) {
        return new ReadOptions(format, mode, limits, isTrusted, isPrefetched, isChecked, selection);
    }

    /** Returns these options with other limits. */
    public ReadOptions withLimits(ReadLimits limits) {
        return new ReadOptions(format, mode, limits, isTrusted, isPrefetched, isChecked, selection);
    }

    /**
     * Returns these options with a mapped file read ahead: a background thread touches its pages until all are there or
     * the model is closed. Nothing waits for it.
     */
    public ReadOptions withPrefetch() {
        return new ReadOptions(format, mode, limits, isTrusted, true, isChecked, selection);
    }

    /**
     * Returns these options with a mapped file's checksums checked at the first touch of each chunk, so that no read
     * gives a wrong number: it throws {@link java.io.UncheckedIOException} with a {@link CorruptModelException} instead.
     */
    public ReadOptions withChecks() {
        return new ReadOptions(format, mode, limits, isTrusted, isPrefetched, true, selection);
    }

    /**
     * Returns these options with models selected by their places, such as {@code ['model']}; see {@link #selection()}. A
     * format whose files hold one model each refuses any.
     */
    public ReadOptions withSelection(String... places) {
        return new ReadOptions(format, mode, limits, isTrusted, isPrefetched, isChecked, List.of(places));
    }
}
