package dev.brine.benchmarks.jmh;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.process.PageCache;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Keeps what earlier shots left behind out of a shot. Long shots start after a full collection each. Short ones are many,
 * so there is one collection before the first that is measured, and a wait until the collector's thread has unmapped the
 * files of the warm-up: unmapping slows the page faults of whoever maps meanwhile. A cold shot reads a copy: no cache is
 * emptied under a mapping, and the warm-up's mappings stay.
 */
@State(Scope.Benchmark)
public class CleanStart {
    private static final boolean IS_EACH_COLLECTED = Boolean.getBoolean(Trial.COLLECTED);
    private static final long QUIET_MILLIS = 50;
    private static final int MOST_WAITS = 100;

    private static final String COLD = System.getProperty(Trial.COLD, "");

    private boolean isSettled;
    private Path file = Trial.file();

    /** Returns the file that a shot reads. */
    Path file() {
        return file;
    }

    /** Collects garbage and empties the page cache, where this shot is to start with it. */
    @Setup(Level.Iteration)
    public void prepare(IterationParams iteration) throws IOException, InterruptedException, NotAvailableException {
        if (!COLD.isEmpty() && iteration.getType() == IterationType.MEASUREMENT) {
            file = Files.copy(Trial.file(), Path.of(COLD), StandardCopyOption.REPLACE_EXISTING);
            PageCache.evict(file);
        }
        collect(iteration);
    }

    private void collect(IterationParams iteration) throws InterruptedException {
        if (IS_EACH_COLLECTED) {
            System.gc();
        } else if (iteration.getType() == IterationType.MEASUREMENT && !isSettled) {
            isSettled = true;
            System.gc();
            awaitUnmapping();
        }
    }

    private static void awaitUnmapping() throws InterruptedException {
        long before = -1;
        long mapped = mappedFiles();
        for (int waits = 0; mapped != before && waits < MOST_WAITS; waits++) {
            Thread.sleep(QUIET_MILLIS);
            before = mapped;
            mapped = mappedFiles();
        }
    }

    private static long mappedFiles() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("mapped"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }
}
