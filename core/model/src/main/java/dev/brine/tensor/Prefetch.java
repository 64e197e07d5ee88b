package dev.brine.tensor;

import java.nio.MappedByteBuffer;
import java.util.function.BooleanSupplier;

/** Brings a mapping into memory, a part at a time so that it can stop. */
final class Prefetch {
    private static final int STEP_BYTES = 4 << 20;

    private Prefetch() {}

    static void touch(MappedByteBuffer mapping, BooleanSupplier isStopped) {
        try {
            for (int from = 0; from < mapping.capacity() && !isStopped.getAsBoolean(); ) {
                int byteCount = Math.min(STEP_BYTES, mapping.capacity() - from);
                mapping.slice(from, byteCount).load();
                from += byteCount;
            }
        } catch (InternalError e) {
            // The file was truncated: whoever predicts will be told.
        }
    }
}
