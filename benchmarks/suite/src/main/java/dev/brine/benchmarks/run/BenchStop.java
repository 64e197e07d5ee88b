package dev.brine.benchmarks.run;

/** Asks a run to end early: it begins no further step, drops the one that is under way, and gives what it has. */
public final class BenchStop {
    private static final long NOTICE_MILLIS = 300;

    private volatile boolean stopped;

    /** Makes a run's own. */
    public BenchStop() {}

    /** Asks the run to end. */
    public void stop() {
        stopped = true;
    }

    /** Returns whether the run was asked to end. */
    public boolean isStopped() {
        return stopped;
    }

    /**
     * Returns whether the run was asked to end, or is within a moment: a key that ends this process ends its children too,
     * which may fail before this process hears of the key.
     */
    public boolean isStoppedSoon() throws InterruptedException {
        if (!stopped) {
            Thread.sleep(NOTICE_MILLIS);
        }
        return stopped;
    }
}
