package dev.brine.reports.gate;

/**
 * One fork of each arm, run next to each other.
 *
 * @param baseNanos the point of the base's fork, nanoseconds
 * @param headNanos the point of the head's fork, nanoseconds
 * @param baseFirst whether the base ran first
 */
public record TimePair(double baseNanos, double headNanos, boolean baseFirst) {
    /** Checks that both times are finite and above zero. */
    public TimePair {
        check(baseNanos, "baseNanos");
        check(headNanos, "headNanos");
    }

    private static void check(double nanos, String field) {
        if (!(nanos > 0) || Double.isInfinite(nanos)) {
            throw new IllegalArgumentException(
                    "field '%s' is %s, expected nanoseconds above zero".formatted(field, nanos));
        }
    }
}
