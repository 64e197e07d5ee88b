package dev.brine.reports.gate;

import dev.brine.reports.statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * The base against a second copy of itself: what the machine alone makes of no change.
 *
 * @param name what ran, such as {@code load, kryo}
 * @param ratio Hodges-Lehmann ratio of the copy to the base
 * @param interval 99 % interval of the ratio, empty of fewer than 8 pairs
 * @param spread standard deviation of ln(copy / base)
 * @param contaminated true if the ratio is off 1 by more than the tolerance, or the interval excludes 1
 * @param pairs the pairs, in the order taken
 */
public record NullControl(
        String name,
        double ratio,
        Optional<Interval> interval,
        double spread,
        boolean contaminated,
        List<TimePair> pairs) {
    /** Copies the list. */
    public NullControl {
        pairs = List.copyOf(pairs);
    }
}
