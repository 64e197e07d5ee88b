package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.Forks.ForkFailedException;
import dev.brine.benchmarks.gate.Forks.GateStoppedException;
import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.benchmarks.gate.Sides.Side;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.reports.gate.TimePair;
import java.io.IOException;
import java.util.List;

/**
 * Forks that are begun until the run is stopped. A key that ends this process ends its children too: what they failed by
 * then is no finding.
 */
final class StoppableForks implements Forks {

    private final Forks forks;
    private final BenchStop stop;

    StoppableForks(Forks forks, BenchStop stop) {
        this.forks = forks;
        this.stop = stop;
    }

    @Override
    public Description describe(Side side) throws IOException, InterruptedException {
        return unlessStopped(() -> forks.describe(side));
    }

    @Override
    public Proof prove(Side side, TimedRow.StoredAs storedAs, List<String> operations)
            throws IOException, InterruptedException {
        return unlessStopped(() -> forks.prove(side, storedAs, operations));
    }

    @Override
    public TimePair pair(Side base, Side head, TimedRow row, Pace pace, boolean baseFirst)
            throws IOException, InterruptedException {
        return unlessStopped(() -> forks.pair(base, head, row, pace, baseFirst));
    }

    @Override
    public boolean completes(Side side, TimedRow.StoredAs storedAs, int heapMib)
            throws IOException, InterruptedException {
        return unlessStopped(() -> forks.completes(side, storedAs, heapMib));
    }

    private <T> T unlessStopped(Fork<T> fork) throws IOException, InterruptedException {
        if (stop.isStopped()) {
            throw new GateStoppedException();
        }
        try {
            return fork.run();
        } catch (ForkFailedException e) {
            throw stop.isStoppedSoon() ? new GateStoppedException() : e;
        }
    }

    private interface Fork<T> {
        T run() throws IOException, InterruptedException;
    }
}
