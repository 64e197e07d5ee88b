package dev.brine.benchmarks.run;

/** Asks a run to end early: it begins no further step, drops the one that is under way, and gives what it has. */
public final class BenchStop {
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
}
