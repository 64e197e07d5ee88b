package dev.brine.benchmarks.gate;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that a run may take. */
final class Budget {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier clock;
    private final long start;
    private final double limitSeconds;

    /** @param clock nanoseconds, such as {@link System#nanoTime} */
    Budget(LongSupplier clock, Duration limit) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.limitSeconds = limit.toNanos() / NANOS_PER_SECOND;
    }

    double elapsedSeconds() {
        return (clock.getAsLong() - start) / NANOS_PER_SECOND;
    }

    double secondsLeft() {
        return limitSeconds - elapsedSeconds();
    }

    boolean allows(double seconds) {
        return seconds <= secondsLeft();
    }
}
