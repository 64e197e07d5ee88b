package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.time.Duration;
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
    void take(String phase, List<? extends Step> steps, int rounds, Optional<Instant> end) throws InterruptedException {
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
    private void run(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (NotAvailableException e) {
            step.notAvailable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            if (!stop.isStoppedSoon()) {
                step.failed(String.valueOf(e.getMessage()));
            }
        } catch (IllegalStateException e) { // shutdown hooks can no more be changed
            if (!stop.isStoppedSoon()) {
                throw e;
            }
        }
    }

    /** How long steps will still take, by those that have ended and the bound on time, as words of a progress line. */
    private static final class TimeLeft {
        private final Instant start = Instant.now();
        private final int stepCount;
        private final Optional<Instant> end;
        private int ended;

        TimeLeft(int stepCount, Optional<Instant> end) {
            this.stepCount = stepCount;
            this.end = end;
        }

        void stepEnded() {
            ended++;
        }

        /** Returns {@code , about 40 s left}, or nothing where nothing is known. */
        @Override
        public String toString() {
            Instant now = Instant.now();
            Optional<Duration> bound = end.map(last -> Duration.between(now, last));
            Optional<Duration> expected = ended == 0
                    ? Optional.empty()
                    : Optional.of(Duration.between(start, now)
                            .multipliedBy(stepCount - ended)
                            .dividedBy(ended));
            Optional<Duration> left = expected.isPresent() && bound.isPresent()
                    ? expected.map(time -> time.compareTo(bound.get()) < 0 ? time : bound.get())
                    : expected.or(() -> bound);
            return left.map(time -> ", about %s left".formatted(words(time))).orElse("");
        }

        static String words(Duration time) {
            long seconds = Math.max(1, time.toSeconds());
            return seconds < 100 ? seconds + " s" : (seconds + 30) / 60 + " min";
        }
    }
}
