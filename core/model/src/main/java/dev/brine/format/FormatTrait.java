package dev.brine.format;

/** What a variant of a format promises. The conformance kit tests each promise; reports compare equal promises only. */
public enum FormatTrait {
    /** Any truncation and any flipped bit is detected by {@link OpenedModel#verify()}. */
    CHECKSUMMED,
    /** Opening reads no tensor elements; they are read when they are used. */
    LAZY,
    /** Tensors can lie in the mapped file, shared by processes, and are predicted from in place. */
    MAPPED,
    /** The same saved model gives the same bytes. */
    DETERMINISTIC,
    /** No bytes run code, allocate beyond the limits or hang; may be loaded without trusting the file. */
    UNTRUSTED_INPUT,
    /** Documented so that another language can read it. */
    CROSS_LANGUAGE,
    /** The elements are stored compressed. */
    COMPRESSED
}
