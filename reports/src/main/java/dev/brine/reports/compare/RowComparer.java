package dev.brine.reports.compare;

import dev.brine.reports.compare.ForkComparer.Contrast;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.statistics.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares one row with itself in another run. */
final class RowComparer {
    private final ForkComparer forks;

    RowComparer(ForkComparer forks) {
        this.forks = forks;
    }

    ComparedRow compare(ResultRow base, ResultRow head) {
        Contrast contrast = contrast(base, head);
        return new ComparedRow(
                base.key(),
                contrast.change(),
                contrast.reason(),
                estimate(base).or(() -> estimate(head)).map(Estimate::unit).orElse(base.unit()),
                score(base),
                score(head),
                contrast.ratio(),
                contrast.p(),
                base.fileBytes(),
                head.fileBytes(),
                base.allocatedBytesPerOperation(),
                head.allocatedBytesPerOperation());
    }

    private Contrast contrast(ResultRow base, ResultRow head) {
        if (base.status() != RowStatus.OK) {
            return Contrast.none("base is %s: %s".formatted(base.status(), base.reason()));
        }
        if (head.status() != RowStatus.OK) {
            return Contrast.none("head is %s: %s".formatted(head.status(), head.reason()));
        }
        Estimate a = Estimate.of(base);
        Estimate b = Estimate.of(head);
        return a.unit().equals(b.unit())
                ? forks.compare(a, b, base.direction())
                : Contrast.none("base is in '%s', head in '%s'".formatted(base.unit(), head.unit()));
    }

    private static Optional<Estimate> estimate(ResultRow row) {
        return row.status() == RowStatus.OK ? Optional.of(Estimate.of(row)) : Optional.empty();
    }

    private static OptionalDouble score(ResultRow row) {
        return estimate(row).stream().mapToDouble(Estimate::score).findFirst();
    }
}
