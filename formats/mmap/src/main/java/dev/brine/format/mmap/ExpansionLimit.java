package dev.brine.format.mmap;

import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;

/** Adds up what the tensors of a file decode to, before anything is decoded. */
final class ExpansionLimit {
    /** Always allowed. */
    private static final long FREE_BYTES = 64 << 20;

    private final ReadLimits limits;
    private final long fileBytes;
    private final String source;
    private long decodedBytes;

    ExpansionLimit(ReadLimits limits, long fileBytes, String source) {
        this.limits = limits;
        this.fileBytes = fileBytes;
        this.source = source;
    }

    void add(TableEntry entry) throws LimitExceededException {
        if (!(entry instanceof CodedTensor tensor)) {
            return;
        }
        decodedBytes += tensor.shape().elementCount() * tensor.elementType().byteSize();
        long ratio = Math.max(0, decodedBytes - FREE_BYTES) / fileBytes;
        limits.check(ReadLimit.EXPANSION, ratio, source, tensor.fileOffset());
    }
}
