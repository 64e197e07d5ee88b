package dev.brine.benchmarks.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long steps will still take, by those that have ended and the bound on time, as words of a progress line. */
final class TimeLeft {
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
