package dev.brine.format.payload;

import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import java.io.IOException;

/**
 * What a library does with a payload, in one variant. Used by one thread for one file. Whatever the library throws may be
 * passed on: {@link PayloadFormat} wraps it once, with its cause.
 */
public interface PayloadCodec {
    /**
     * Returns what {@link #write} shall be given, before the first byte is written: the payload, or one with its NaNs kept.
     *
     * @throws UnsupportedModelException if the library cannot hold the payload
     */
    ModelPayload prepare(ModelPayload payload) throws UnsupportedModelException;

    /** Writes the payload; the header is written. */
    void write(ModelPayload payload, PayloadSink sink) throws IOException;

    /**
     * Reads a payload; the header is read. MUST check each length with {@link ArrayAllowance} before it allocates, if the
     * variant claims UNTRUSTED_INPUT, and MUST have taken every byte of the source that belongs to the payload, and no other.
     *
     * @throws ClassNotFoundException as the library does
     */
    ModelPayload read(PayloadSource source, ReadLimits limits) throws IOException, ClassNotFoundException;
}
