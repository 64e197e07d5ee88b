package dev.brine.format.mmap;

import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;

/** Adds up what the tensors of a file decode to, and what they take of the heap, before anything is allocated. */
final class ExpansionLimit {
    /** Always allowed. */
    private static final long FREE_BYTES = 64 << 20;

    private final ReadBudget budget;
    private final long fileBytes;
    private final boolean isLoaded;
    private long decodedBytes;

    /** @param isLoaded whether every tensor is read onto the heap when the file is opened */
    ExpansionLimit(ReadLimits limits, long fileBytes, String source, boolean isLoaded) {
        this.budget = new ReadBudget(limits, source);
        this.fileBytes = fileBytes;
        this.isLoaded = isLoaded;
    }

    void add(TableEntry tensor) throws LimitExceededException {
        long byteSize = tensor.shape().elementCount() * tensor.elementType().byteSize();
        if (isLoaded) {
            budget.count(ReadLimit.HEAP_TENSOR_BYTES, byteSize, tensor.fileOffset());
        }
        if (tensor instanceof CodedTensor) {
            decodedBytes += byteSize;
            long ratio = Math.max(0, decodedBytes - FREE_BYTES) / fileBytes;
            budget.check(ReadLimit.EXPANSION, ratio, tensor.fileOffset());
        }
    }
}
