package dev.brine.reports.compare;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.statistics.RatioEstimate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Compares one row with itself in another run, forks against forks: it changed where Welch's interval clears the margin
 * and the Mann-Whitney test agrees, at 5 % or, where so few forks cannot show that, by keeping the sides wholly apart.
 */
final class RowComparer {
    private static final double ALPHA = 0.05;

    private final double margin;

    RowComparer(double margin) {
        this.margin = margin;
    }

    ComparedRow compare(ResultRow base, ResultRow head) {
        if (base.status() != RowStatus.OK) {
            return without(base, head, "base is %s: %s".formatted(base.status(), base.reason()));
        }
        if (head.status() != RowStatus.OK) {
            return without(base, head, "head is %s: %s".formatted(head.status(), head.reason()));
        }
        Estimate a = Estimate.of(base);
        Estimate b = Estimate.of(head);
        if (!a.unit().equals(b.unit())) {
            return without(base, head, "base is in '%s', head in '%s'".formatted(base.unit(), head.unit()));
        }
        if (!(a.geometricMean() > 0 && b.geometricMean() > 0)) {
            return without(base, head, "a score is not above zero, so there is no ratio");
        }
        RatioEstimate ratio = RatioEstimate.of(b, a);
        double p = p(a, b);
        double needed = Math.max(ALPHA, smallestP(a.forks(), b.forks()));
        return row(base, head, change(base.direction(), ratio, p <= needed), ratio, p);
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

    private static ComparedRow row(ResultRow base, ResultRow head, Change change, RatioEstimate ratio, double p) {
        return row(base, head, change, "", Optional.of(ratio), OptionalDouble.of(p));
    }

    private static ComparedRow without(ResultRow base, ResultRow head, String reason) {
        return row(base, head, Change.NO_FIGURE, reason, Optional.empty(), OptionalDouble.empty());
    }

    private static ComparedRow row(
            ResultRow base,
            ResultRow head,
            Change change,
            String reason,
            Optional<RatioEstimate> ratio,
            OptionalDouble p) {
        return new ComparedRow(
                base.key(),
                change,
                reason,
                estimate(base).or(() -> estimate(head)).map(Estimate::unit).orElse(base.unit()),
                score(base),
                score(head),
                ratio,
                p,
                base.fileBytes(),
                head.fileBytes(),
                base.allocatedBytesPerOperation(),
                head.allocatedBytesPerOperation());
    }

    private static Optional<Estimate> estimate(ResultRow row) {
        return row.status() == RowStatus.OK ? Optional.of(Estimate.of(row)) : Optional.empty();
    }

    private static OptionalDouble score(ResultRow row) {
        return estimate(row).stream().mapToDouble(Estimate::score).findFirst();
    }
}
