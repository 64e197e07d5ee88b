package dev.brine.benchmarks.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Takes steps round after round, each round in another order, so that a slow minute of the machine meets all alike. */
final class ShuffledRounds {
    private static final long SHUFFLE_SEED = 20_260_101L;
    private static final long NOTICE_MILLIS = 200;

    private final Consumer<String> progress;
    private final BenchStop stop;

    ShuffledRounds(Consumer<String> progress, BenchStop stop) {
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Takes rounds.
     *
     * @param phase a few words for the progress line
     * @param end after which no further step is begun; empty for no bound
     */
    void take(String phase, List<? extends Step> steps, int rounds, Optional<Instant> end)
            throws IOException, InterruptedException {
        TimeLeft timeLeft = new TimeLeft(rounds * steps.size(), end);
        for (int round = 1; round <= rounds; round++) {
            List<Step> order = new ArrayList<>(steps);
            Collections.shuffle(order, new Random(SHUFFLE_SEED + round));
            int done = 0;
            for (Step step : order) {
                done++;
                if (end.filter(Instant.now()::isAfter).isPresent()) {
                    progress.accept("%sthe time is up in round %d of %d".formatted(phase, round, rounds));
                    return;
                }
                if (!stop.isStopped() && step.isDue(round)) {
                    progress.accept("%sround %d of %d, %d of %d%s: %s"
                            .formatted(phase, round, rounds, done, order.size(), timeLeft, step.label()));
                    run(step);
                }
                timeLeft.stepEnded();
            }
        }
    }

    /** A key that ends this process ends its children too: what they failed by then is no figure. */
    private void run(Step step) throws IOException, InterruptedException {
        try {
            step.run();
        } catch (IllegalStateException e) { // shutdown hooks can no more be changed
            if (!isStoppedNow()) {
                throw e;
            }
        }
        if (step.hasFailed() && isStoppedNow()) {
            step.forgetFailure();
        }
    }

    /** The children may end before this process hears of the key. */
    private boolean isStoppedNow() throws InterruptedException {
        if (!stop.isStopped()) {
            Thread.sleep(NOTICE_MILLIS);
        }
        return stop.isStopped();
    }
}
