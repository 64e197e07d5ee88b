package dev.brine.reports.internal;

/** A unit to show times in, so that one column has one unit. */
public record TimeScale(String symbol, double nanoseconds) {
    private static final double SECONDS_FROM = 100e9;

    /** The unit of a column whose largest value is given. */
    public static TimeScale forLargest(double nanoseconds) {
        return nanoseconds < SECONDS_FROM && nanoseconds >= 1e6 ? new TimeScale("ms", 1e6) : forSingle(nanoseconds);
    }

    /** The unit of a value that stands alone. */
    public static TimeScale forSingle(double nanoseconds) {
        if (nanoseconds < 1e3) {
            return new TimeScale("ns", 1);
        }
        if (nanoseconds < 1e6) {
            return new TimeScale("us", 1e3);
        }
        return nanoseconds < 1e9 ? new TimeScale("ms", 1e6) : new TimeScale("s", 1e9);
    }
}
