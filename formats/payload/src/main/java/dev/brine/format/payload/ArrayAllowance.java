package dev.brine.format.payload;

import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;

/** Says whether an array that a file claims may be allocated. For one reading: chunks add up. */
public final class ArrayAllowance {
    private final PayloadSource source;
    private final ReadBudget budget;

    /** Allows arrays of a file within the limits. */
    public ArrayAllowance(PayloadSource source, ReadLimits limits) {
        this.source = source;
        this.budget = new ReadBudget(limits, source.name());
    }

    /**
     * Returns at once if the manifest may be allocated.
     *
     * @param length bytes claimed
     * @param unreadBytes bytes of the file that are left for them
     * @throws ModelFormatException if the bytes cannot be there, or a limit is passed
     */
    public void checkManifest(long length, long unreadBytes) throws ModelFormatException {
        checkPresent(byte[].class, length, Byte.BYTES, unreadBytes);
        budget.check(ReadLimit.MANIFEST_BYTES, length, offset(unreadBytes));
    }

    /**
     * Returns at once if a chunk may be allocated beside those that were allowed before.
     *
     * @param length elements claimed
     * @param leastBytes fewest bytes that an element takes in the file
     * @param unreadBytes bytes of the file that are left for them
     * @throws ModelFormatException if the bytes cannot be there, or a limit is passed
     */
    public void checkChunk(Class<?> arrayClass, long length, int leastBytes, long unreadBytes)
            throws ModelFormatException {
        checkPresent(arrayClass, length, leastBytes, unreadBytes);
        long byteSize = length * ModelPayload.elementBytes(arrayClass);
        budget.check(ReadLimit.TENSOR_BYTES, byteSize, offset(unreadBytes));
        budget.count(ReadLimit.HEAP_TENSOR_BYTES, byteSize, offset(unreadBytes));
        if (byteSize > ModelPayload.MAX_CHUNK_BYTES) {
            throw source.corrupt(
                    "%s claims %d bytes, a chunk holds at most %d"
                            .formatted(arrayClass.getTypeName(), byteSize, ModelPayload.MAX_CHUNK_BYTES),
                    offset(unreadBytes),
                    null);
        }
    }

    private void checkPresent(Class<?> arrayClass, long length, int leastBytes, long unreadBytes)
            throws ModelFormatException {
        if (length < 0 || length > unreadBytes / leastBytes) {
            throw source.corrupt(
                    "%s claims %d elements, but %d bytes are left"
                            .formatted(arrayClass.getTypeName(), length, unreadBytes),
                    offset(unreadBytes),
                    null);
        }
    }

    private long offset(long unreadBytes) {
        return source.position() + source.remaining() - unreadBytes;
    }
}
