package dev.brine.reports.compare;

import dev.brine.reports.compare.ForkComparer.Contrast;
import dev.brine.reports.result.Direction;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Compares a row, or fresh processes, with themselves in another run. Processes are compared by the stages that both have
 * reached: the model open, the first prediction and every count of predictions; or, where every array was touched in
 * place of predicting, the end of that.
 */
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
                score(estimate(base)),
                score(estimate(head)),
                contrast.ratio(),
                contrast.p(),
                base.fileBytes(),
                head.fileBytes(),
                base.allocatedBytesPerOperation(),
                head.allocatedBytesPerOperation());
    }

    private Contrast contrast(ResultRow base, ResultRow head) {
        if (!base.hasFigure()) {
            return Contrast.none("base is %s: %s".formatted(base.status(), base.reason()));
        }
        if (!head.hasFigure()) {
            return Contrast.none("head is %s: %s".formatted(head.status(), head.reason()));
        }
        Estimate a = Estimate.of(base);
        Estimate b = Estimate.of(head);
        return a.unit().equals(b.unit())
                ? forks.compare(a, b, base.direction())
                : Contrast.none("base is in '%s', head in '%s'".formatted(base.unit(), head.unit()));
    }

    private static Optional<Estimate> estimate(ResultRow row) {
        return row.hasFigure() ? Optional.of(Estimate.of(row)) : Optional.empty();
    }

    private static OptionalDouble score(Optional<Estimate> estimate) {
        return estimate.stream().mapToDouble(Estimate::score).findFirst();
    }

    /** Returns one element for each stage; for the stage that matters where a side has no figures. */
    Stream<ComparedStart> compare(ProcessStart base, ProcessStart head) {
        if (base.status() != RowStatus.OK || head.status() != RowStatus.OK) {
            return Stream.of(compare(base, head, main(base)));
        }
        return base.stages().stream()
                .filter(stage -> isCompared(base, stage) && head.stages().contains(stage))
                .map(stage -> compare(base, head, stage));
    }

    private static boolean touchesAll(ProcessStart start) {
        return start.mode().endsWith(ProcessStart.MATERIALISE);
    }

    private static String main(ProcessStart start) {
        return touchesAll(start) ? ProcessStart.MATERIALISED : ProcessStart.FIRST_PREDICTION;
    }

    private static boolean isCompared(ProcessStart start, String stage) {
        boolean serves = stage.equals(ProcessStart.OPENED) || stage.startsWith(ProcessStart.SERVED);
        return stage.equals(main(start)) || (serves && !touchesAll(start));
    }

    private ComparedStart compare(ProcessStart base, ProcessStart head, String stage) {
        Optional<Estimate> a = estimate(base, stage);
        Optional<Estimate> b = estimate(head, stage);
        Contrast contrast = a.isPresent() && b.isPresent()
                ? forks.compare(a.get(), b.get(), Direction.LOWER_IS_BETTER)
                : Contrast.none(a.isEmpty() ? reason("base", base, stage) : reason("head", head, stage));
        return new ComparedStart(
                base.model(),
                base.sizeLabel(),
                base.format(),
                base.variant(),
                base.mode(),
                base.pageCache(),
                stage,
                contrast.change(),
                contrast.reason(),
                score(a),
                score(b),
                contrast.ratio(),
                contrast.p());
    }

    private static String reason(String side, ProcessStart start, String stage) {
        return start.status() == RowStatus.OK
                ? "%s did not reach '%s'".formatted(side, stage)
                : "%s is %s: %s".formatted(side, start.status(), start.reason());
    }

    private static Optional<Estimate> estimate(ProcessStart start, String stage) {
        int index = start.stages().indexOf(stage);
        return index < 0
                ? Optional.empty()
                : Optional.of(Estimate.of(
                        "ms",
                        start.samplesUpTo(index).stream()
                                .map(process -> List.of(process.get(index)))
                                .toList()));
    }
}
