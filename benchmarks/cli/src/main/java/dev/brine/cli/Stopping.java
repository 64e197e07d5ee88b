package dev.brine.cli;

import dev.brine.benchmarks.run.BenchStop;
import dev.brine.cli.io.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While this is open, the key that ends a process (Ctrl-C) asks the run to end early instead, and the process lives until
 * what was measured is written.
 */
final class Stopping implements AutoCloseable {
    private static final long MOST_SECONDS = 120;

    private final BenchStop stop = new BenchStop();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Stopping(Progress progress) {
        this.hook = new Thread(() -> stopAndWait(progress), "brine-stop");
    }

    /** Begins to listen. */
    static Stopping onInterrupt(Progress progress) {
        Stopping stopping = new Stopping(progress);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    private void stopAndWait(Progress progress) {
        stop.stop();
        progress.show("stopping: the step under way ends, then the report is written");
        try {
            ended.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    BenchStop stop() {
        return stop;
    }

    /** Lets the process end. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // it is running
            return;
        }
    }
}
