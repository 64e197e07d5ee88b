package dev.brine.reports.compare;

import dev.brine.reports.result.Direction;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.statistics.RatioEstimate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Compares forks against forks of another run: they changed where Welch's interval clears the margin and the Mann-Whitney
 * test agrees, at 5 % or, where so few forks cannot show that, by keeping the sides wholly apart.
 */
final class ForkComparer {
    private static final double ALPHA = 0.05;

    private final double margin;

    ForkComparer(double margin) {
        this.margin = margin;
    }

    Contrast compare(Estimate base, Estimate head, Direction direction) {
        if (!(base.geometricMean() > 0 && head.geometricMean() > 0)) {
            return Contrast.none("a score is not above zero, so there is no ratio");
        }
        RatioEstimate ratio = RatioEstimate.of(head, base);
        double p = p(base, head);
        double needed = Math.max(ALPHA, smallestP(base.forks(), head.forks()));
        return new Contrast(change(direction, ratio, p <= needed), "", Optional.of(ratio), OptionalDouble.of(p));
    }

    private Change change(Direction direction, RatioEstimate ratio, boolean significant) {
        if (ratio.interval().isEmpty()) {
            return Change.UNCLEAR;
        }
        Interval interval = ratio.interval().get();
        if (interval.low() >= 1 / (1 + margin) && interval.high() <= 1 + margin) {
            return Change.SAME;
        }
        boolean more = interval.low() > 1 + margin;
        boolean less = interval.high() < 1 / (1 + margin);
        if (!significant || more == less) {
            return Change.UNCLEAR;
        }
        return more == (direction == Direction.LOWER_IS_BETTER) ? Change.WORSE : Change.BETTER;
    }

    private static double p(Estimate base, Estimate head) {
        double p =
                MannWhitneyUTest.withDefaults().test(points(head), points(base)).getPValue();
        return Double.isNaN(p) ? 1 : p; // every fork of both sides gave the same figure
    }

    /** Two-sided p where every fork of one side is above every fork of the other: 0.1 of three and three. */
    private static double smallestP(int base, int head) {
        double arrangements = 1;
        for (int i = 1; i <= base; i++) {
            arrangements = arrangements * (head + i) / i;
        }
        return 2 / arrangements;
    }

    private static double[] points(Estimate estimate) {
        return estimate.points().stream().mapToDouble(Double::doubleValue).toArray();
    }

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
}
