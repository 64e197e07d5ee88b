package dev.brine.reports.statistics;

import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often something happened in trials, and how large its rate may be after that: the exact one-sided upper bound of
 * Clopper and Pearson. None of 30 bounds the rate at 9.5 %, none of 300 at 1 %.
 *
 * <p><b>Source:</b> Clopper, Pearson, "The use of confidence or fiducial limits illustrated in the case of the
 * binomial", Biometrika 26(4), 1934: the quantile of a beta distribution with x + 1 and n - x.
 *
 * @param events how often it happened
 * @param trials how often it could have
 * @param upper 95 % one-sided upper bound of the rate, 1 of no trials
 */
public record ProportionBound(int events, int trials, double upper) {
    private static final double LEVEL = 0.95;

    /**
     * The bound of so many events in so many trials.
     *
     * @throws IllegalArgumentException if the events are negative or more than the trials
     */
    public static ProportionBound of(int events, int trials) {
        if (events < 0 || events > trials) {
            throw new IllegalArgumentException(events + " of " + trials + " is no proportion");
        }
        double upper = events == trials
                ? 1
                : BetaDistribution.of(events + 1.0, trials - events).inverseCumulativeProbability(LEVEL);
        return new ProportionBound(events, trials, upper);
    }

    /** Such as {@code 0 of 30 (at most 9.5 %)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d of %d (at most %.1f %%)", events, trials, 100 * upper);
    }
}
