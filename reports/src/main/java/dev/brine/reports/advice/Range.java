package dev.brine.reports.advice;

import java.util.function.DoubleFunction;

/**
 * A figure and its bounds, in seconds or bytes.
 *
 * @param low lower bound, not above the figure
 * @param mid the figure
 * @param high upper bound, not below the figure
 */
public record Range(double low, double mid, double high) {
    /** Two figures of which the smaller is at least this share of the larger are about the same, however exact. */
    static final double SAME_SHARE = 0.99;

    /** Checks the order. */
    public Range {
        if (!(low <= mid && mid <= high)) {
            throw new IllegalArgumentException("range [%s, %s, %s] is out of order".formatted(low, mid, high));
        }
    }

    static Range exact(double value) {
        return new Range(value, value, value);
    }

    Range plus(Range other) {
        return new Range(low + other.low, mid + other.mid, high + other.high);
    }

    Range plus(double value) {
        return new Range(low + value, mid + value, high + value);
    }

    Range times(double factor) {
        return new Range(low * factor, mid * factor, high * factor);
    }

    /** True where nothing says which is smaller: the bounds overlap, or the figures differ by less than one percent. */
    boolean isAboutTheSameAs(Range other) {
        boolean overlaps = low <= other.high && other.low <= high;
        return overlaps || Math.min(mid, other.mid) >= SAME_SHARE * Math.max(mid, other.mid);
    }

    /** The figure, and its bounds where they read differently. */
    String text(DoubleFunction<String> number) {
        String lowest = number.apply(low);
        String highest = number.apply(high);
        return number.apply(mid) + (lowest.equals(highest) ? "" : " (" + lowest + " to " + highest + ")");
    }
}
