package dev.brine.format.testkit;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Measures how many bytes the current thread allocates. */
final class AllocatedBytes {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /** What is measured. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    static long of(Work work) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
