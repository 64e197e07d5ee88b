package dev.brine.reports.statistics;

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
}
