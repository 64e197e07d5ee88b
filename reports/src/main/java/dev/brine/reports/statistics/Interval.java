package dev.brine.reports.statistics;

import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A confidence interval, bounds included.
 *
 * @param low lower bound
 * @param high upper bound, not below the lower one
 */
public record Interval(double low, double high) {
    /** Checks the order of the bounds. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval [" + low + ", " + high + "] is upside down");
        }
    }

    /** True if the two intervals share a point. */
    public boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }

    /** True if the value lies inside. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** True if both are there and share a point. */
    public static boolean overlap(Optional<Interval> one, Optional<Interval> other) {
        return one.isPresent() && other.isPresent() && one.get().overlaps(other.get());
    }

    /** Both bounds in words, such as {@code 1.50 to 2.50}. */
    public String text(DoubleFunction<String> bound) {
        return bound.apply(low) + " to " + bound.apply(high);
    }
}
