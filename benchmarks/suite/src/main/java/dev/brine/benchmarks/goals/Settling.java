package dev.brine.benchmarks.goals;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** Waits until the collector has unmapped what earlier shots left: unmapping slows the page faults of whoever maps. */
final class Settling {
    private static final long QUIET_MILLIS = 30;
    private static final int MOST_WAITS = 50;

    private Settling() {}

    /** Collects garbage, waits, and returns 0. */
    static double settle() throws InterruptedException {
        System.gc();
        long before = -1;
        long mapped = mappedFiles();
        for (int waits = 0; mapped != before && waits < MOST_WAITS; waits++) {
            Thread.sleep(QUIET_MILLIS);
            before = mapped;
            mapped = mappedFiles();
        }
        return 0;
    }

    private static long mappedFiles() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("mapped"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }
}
