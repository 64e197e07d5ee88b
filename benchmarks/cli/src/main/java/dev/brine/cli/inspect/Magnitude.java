package dev.brine.cli.inspect;

import dev.brine.reports.text.Numbers;

/**
 * The largest differences of some pairs of numbers; NaN where one number of a pair was NaN.
 *
 * @param absolute {@code |a - b|}
 * @param relative {@code |a - b| / max(|a|, |b|)}: 0 to 2
 */
record Magnitude(double absolute, double relative) {
    static final Magnitude NONE = new Magnitude(0, 0);

    /** Returns this or the pair's, the larger of each. */
    Magnitude or(double a, double b) {
        if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
            return this;
        }
        double difference = Math.abs(a - b);
        double largest = Math.max(Math.abs(a), Math.abs(b));
        double fraction = Double.isInfinite(largest) ? 1 : difference / largest;
        return new Magnitude(
                Math.max(absolute, difference), Math.max(relative, Double.isNaN(difference) ? difference : fraction));
    }

    @Override
    public String toString() {
        return "largest difference %s, relative %s".formatted(Numbers.exact(absolute), Numbers.exact(relative));
    }
}
