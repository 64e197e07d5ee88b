package dev.brine.format.payload;

import dev.brine.format.ModelFormatException;
import dev.brine.format.ReadLimits;

/** Says whether an array that a file claims may be allocated. */
public final class ArrayAllowance {
    private final PayloadSource source;
    private final ReadLimits limits;

    /** Allows arrays of a file within the limits. */
    public ArrayAllowance(PayloadSource source, ReadLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * Returns at once if the array may be allocated.
     *
     * @param length elements claimed
     * @param leastBytes fewest bytes that an element takes in the file
     * @param unreadBytes bytes of the file that are left for them
     * @param offset where the length ends, or -1
     * @throws ModelFormatException if the bytes cannot be there, or a limit is passed
     */
    public void check(Class<?> arrayClass, long length, int leastBytes, long unreadBytes, long offset)
            throws ModelFormatException {
        if (length < 0 || length > unreadBytes / leastBytes) {
            throw source.corrupt(
                    "%s claims %d elements, but %d bytes are left"
                            .formatted(arrayClass.getTypeName(), length, unreadBytes),
                    offset,
                    null);
        }
        long byteSize = length * ModelPayload.elementBytes(arrayClass);
        if (byteSize > ModelPayload.MAX_CHUNK_BYTES) {
            throw source.corrupt(
                    "%s claims %d bytes, a chunk holds at most %d"
                            .formatted(arrayClass.getTypeName(), byteSize, ModelPayload.MAX_CHUNK_BYTES),
                    offset,
                    null);
        }
        if (arrayClass == byte[].class && byteSize <= limits.maxManifestBytes()) {
            return; // may be the manifest; a tensor is checked once it is known to be one
        }
        limits.check("maxTensorBytes", byteSize, limits.maxTensorBytes(), source.name(), offset);
    }
}
