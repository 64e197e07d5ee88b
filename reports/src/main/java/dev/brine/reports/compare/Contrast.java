package dev.brine.reports.compare;

import dev.brine.reports.statistics.RatioEstimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one set of forks stands to another.
 *
 * @param reason why there is no ratio, blank where there is one
 * @param p two-sided p of the Mann-Whitney test
 */
record Contrast(Change change, String reason, Optional<RatioEstimate> ratio, OptionalDouble p) {
    static Contrast none(String reason) {
        return new Contrast(Change.NO_FIGURE, reason, Optional.empty(), OptionalDouble.empty());
    }
}
