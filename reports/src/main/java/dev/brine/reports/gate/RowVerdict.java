package dev.brine.reports.gate;

import dev.brine.reports.statistics.Interval;
import dev.brine.reports.statistics.PairedRatio;
import dev.brine.reports.statistics.SmallestEffect;
import dev.brine.reports.text.Numbers;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A verdict and why.
 *
 * @param reason one line
 */
record RowVerdict(GateVerdict verdict, String reason) {
    private static final double LEVEL = 0.95;

    static GateRow judged(GatePolicy policy, String id, RowPairs pairs, double adjustedP, Finding finding) {
        PairedRatio ratio = RowPairs.ratio(pairs.judge());
        Optional<Interval> interval = ratio.interval(LEVEL);
        RowVerdict row = of(policy, pairs, ratio, interval, finding);
        return new GateRow(
                id,
                row.verdict,
                row.reason,
                ratio.ratio(),
                interval,
                ratio.pairs(),
                ratio.spread(),
                OptionalDouble.of(adjustedP),
                judgeSees(policy, ratio.pairs(), ratio.spread()),
                pairs);
    }

    /** A row that the screen did not send on, or that time did not suffice to judge. */
    static GateRow screened(GatePolicy policy, String id, RowPairs pairs, Screen screen) {
        PairedRatio ratio = RowPairs.ratio(pairs.screen());
        Optional<Interval> interval = ratio.normalInterval(LEVEL);
        RowVerdict row = screened(policy, ratio, interval, screen);
        return new GateRow(
                id,
                row.verdict,
                row.reason,
                ratio.ratio(),
                interval,
                ratio.pairs(),
                ratio.spread(),
                OptionalDouble.empty(),
                screenSees(policy, ratio),
                pairs);
    }

    private static RowVerdict of(
            GatePolicy policy, RowPairs pairs, PairedRatio ratio, Optional<Interval> interval, Finding finding) {
        String change = change(ratio);
        return switch (finding) {
            case CONFIRMED ->
                new RowVerdict(
                        GateVerdict.REGRESSED,
                        change + ", " + change(RowPairs.ratio(pairs.confirm())) + " in independent pairs");
            case NOT_YET_CONFIRMED ->
                new RowVerdict(GateVerdict.INCONCLUSIVE, change + ", but time did not suffice to confirm it");
            case NOT_REPEATED ->
                new RowVerdict(
                        GateVerdict.INCONCLUSIVE,
                        change + ", but independent pairs did not repeat it: "
                                + change(RowPairs.ratio(pairs.confirm())));
            case SLOWER_BUT_CONTAMINATED, FASTER_BUT_CONTAMINATED ->
                new RowVerdict(GateVerdict.CONTAMINATED, change + ", but the null control also shows a difference");
            case FASTER -> new RowVerdict(GateVerdict.IMPROVED, change);
            case NONE -> undecided(policy, ratio, interval);
        };
    }

    private static RowVerdict undecided(GatePolicy policy, PairedRatio ratio, Optional<Interval> interval) {
        if (ratio.spread() > policy.unstableSpread()) {
            return new RowVerdict(
                    GateVerdict.UNSTABLE,
                    "pairs scatter by %s, more than %s"
                            .formatted(
                                    Numbers.shortPercent(ratio.spread()),
                                    Numbers.shortPercent(policy.unstableSpread())));
        }
        return within(policy, interval)
                ? new RowVerdict(GateVerdict.SAME, "within " + Numbers.shortPercent(policy.margin()))
                : new RowVerdict(
                        GateVerdict.INCONCLUSIVE, "the interval reaches past " + Numbers.shortPercent(policy.margin()));
    }

    private static RowVerdict screened(
            GatePolicy policy, PairedRatio ratio, Optional<Interval> interval, Screen screen) {
        if (screen != Screen.LEVEL) {
            return new RowVerdict(
                    GateVerdict.INCONCLUSIVE, change(ratio) + " in the screen, but time did not suffice to judge it");
        }
        RowVerdict row = undecided(policy, ratio, interval);
        return row.verdict == GateVerdict.INCONCLUSIVE
                ? new RowVerdict(row.verdict, "level in the screen, whose few pairs cannot show that it is the same")
                : row;
    }

    private static boolean within(GatePolicy policy, Optional<Interval> interval) {
        return interval.isPresent()
                && interval.get().low() >= 1 / (1 + policy.margin())
                && interval.get().high() <= 1 + policy.margin();
    }

    private static String change(PairedRatio ratio) {
        String direction = ratio.ratio() < 1 ? "faster" : "slower";
        return "%s %s in %s pairs"
                .formatted(Numbers.shortPercent(Math.abs(ratio.ratio() - 1)), direction, ratio.pairs());
    }

    private static OptionalDouble judgeSees(GatePolicy policy, int rounds, double spread) {
        double effect =
                SmallestEffect.of(rounds, spread, policy.margin(), policy.alpha() / policy.rows(), policy.boundLevel());
        return Double.isFinite(effect) ? OptionalDouble.of(effect) : OptionalDouble.empty();
    }

    /** A slowdown must first be sent on, then be called by the judging rounds. */
    private static OptionalDouble screenSees(GatePolicy policy, PairedRatio ratio) {
        double quantile = NormalDistribution.of(0, 1).inverseCumulativeProbability(SmallestEffect.POWER);
        double sentOn = policy.screenRatio() * StrictMath.exp(quantile * ratio.spread() / Math.sqrt(ratio.pairs())) - 1;
        OptionalDouble called = judgeSees(policy, policy.judgeRounds(), ratio.spread());
        return called.isPresent() ? OptionalDouble.of(Math.max(sentOn, called.getAsDouble())) : called;
    }

    /** What the judging and confirming pairs of a row say, before spread and interval are looked at. */
    enum Finding {
        CONFIRMED,
        NOT_YET_CONFIRMED,
        NOT_REPEATED,
        SLOWER_BUT_CONTAMINATED,
        FASTER,
        FASTER_BUT_CONTAMINATED,
        NONE
    }
}
