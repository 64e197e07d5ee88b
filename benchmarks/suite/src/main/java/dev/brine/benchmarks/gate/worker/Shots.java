package dev.brine.benchmarks.gate.worker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Does an operation in shots of a few times each. */
final class Shots {
    @SuppressWarnings("UnusedVariable") // a volatile write: the compiler cannot leave the result out
    private static volatile @Nullable Object kept;

    private final WorkerOperation operation;
    private final int batch;

    /** @param batch operations in a shot */
    Shots(WorkerOperation operation, int batch) {
        this.operation = operation;
        this.batch = batch;
    }

    /** Keeps a result alive until the next. */
    static void keep(@Nullable Object result) {
        kept = result;
    }

    /** Returns the nanoseconds of an operation in one shot. */
    double take() throws IOException {
        operation.prepare();
        long start = System.nanoTime();
        for (int i = 0; i < batch; i++) {
            keep(operation.once());
        }
        return (System.nanoTime() - start) / (double) batch;
    }
}
