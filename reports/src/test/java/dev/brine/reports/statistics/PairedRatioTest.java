package dev.brine.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Expected numbers: SciPy 1.17.1, {@code stats.wilcoxon(y - log(r), alternative=..., method='exact')} and {@code
 * stats.t.ppf}; the intervals by R's rule for {@code wilcox.test(conf.int = TRUE)}, with {@code qsignrank} taken from
 * all 1,024 sign patterns.
 */
class PairedRatioTest {
    private static final double[] BASE = {101.3, 98.7, 103.2, 99.9, 100.4, 97.5, 102.8, 100.9, 99.1, 104.6};
    private static final double[] HEAD = {112.4, 109.8, 118.9, 104.1, 115.2, 103.3, 121.7, 108.6, 112.5, 110.9};
    private static final boolean[] ALTERNATING = {true, false, true, false, true, false, true, false, true, false};
    private static final PairedRatio TEN = PairedRatio.of(BASE, HEAD, ALTERNATING);
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void theRatioAndItsSpreadAreThoseOfScipy() {
        assertThat(TEN.pairs()).isEqualTo(10);
        assertThat(TEN.ratio()).isCloseTo(1.105372774120365, EXACT);
        assertThat(TEN.spread()).isCloseTo(0.04253836953269733, EXACT);
    }

    @Test
    void theIntervalCutsTheWalshAveragesAsRDoes() {
        assertInterval(0.90, 1.0763131813676907, 1.1412973716792092);
        assertInterval(0.95, 1.0682410437129866, 1.1461122771670846);
        assertInterval(0.99, 1.059038991439482, 1.1592795257211939);
    }

    private static void assertInterval(double level, double low, double high) {
        Interval interval = TEN.interval(level).orElseThrow();
        assertThat(interval.low()).isCloseTo(low, EXACT);
        assertThat(interval.high()).isCloseTo(high, EXACT);
    }

    @Test
    void tooFewPairsHaveNoInterval() {
        assertThat(first(5).interval(0.95)).isEmpty();
        assertThat(first(6).interval(0.95)).isPresent();
        assertThat(first(7).interval(0.99)).isEmpty();
        assertThat(first(8).interval(0.99)).isPresent();
        assertThat(first(2).normalInterval(0.95)).isEmpty();
        assertThat(first(3).normalInterval(0.95)).isPresent();
    }

    @Test
    void theBoundsAreStudents() {
        assertThat(TEN.lowerBound(0.99)).isCloseTo(1.0657440107688259, CLOSE);
        assertThat(TEN.upperBound(0.99)).isCloseTo(1.1497908667438157, CLOSE);
        assertThat(TEN.normalInterval(0.95).orElseThrow().low()).isCloseTo(1.073792202578768, CLOSE);
        assertThat(TEN.normalInterval(0.95).orElseThrow().high()).isCloseTo(1.1411730565058098, CLOSE);
        assertThat(first(1).lowerBound(0.99)).isZero();
        assertThat(first(1).upperBound(0.99)).isInfinite();
    }

    @Test
    void theSignedRankTestIsExact() {
        assertThat(TEN.pValueAbove(1)).isEqualTo(0.0009765625);
        assertThat(TEN.pValueAbove(1.05)).isEqualTo(0.001953125);
        assertThat(TEN.pValueAbove(1.08)).isEqualTo(0.0654296875);
        assertThat(TEN.pValueAbove(1.1)).isEqualTo(0.34765625);
        assertThat(TEN.pValueBelow(1.05)).isCloseTo(0.9990234375, EXACT);
        assertThat(TEN.pValueBelow(1.1)).isCloseTo(0.6875, EXACT);
    }

    @Test
    void theLowerEndOfTheIntervalIsWhereTheTestBeginsToFail() {
        double low = TEN.interval(0.95).orElseThrow().low();
        assertThat(TEN.pValueAbove(low * (1 - 1e-9))).isLessThanOrEqualTo(0.025);
        assertThat(TEN.pValueAbove(low * (1 + 1e-9))).isGreaterThan(0.025);
    }

    @Test
    void tiesNeverGiveASmallerPThanThePairsCanShow() {
        PairedRatio tied = PairedRatio.of(same(100, 5), same(120, 5), Arrays.copyOf(ALTERNATING, 5));
        assertThat(tied.pValueAbove(1.05)).isEqualTo(PairedRatio.smallestP(5)).isEqualTo(0.03125);
        PairedRatio equal = PairedRatio.of(same(100, 5), same(100, 5), Arrays.copyOf(ALTERNATING, 5));
        assertThat(equal.pValueAbove(1)).isEqualTo(1);
        assertThat(equal.ratio()).isEqualTo(1);
        assertThat(equal.spread()).isZero();
    }

    @Test
    void eachOrderOfTheArmsHasItsOwnRatio() {
        assertThat(TEN.ratioOfOrder(true).orElseThrow()).isCloseTo(1.147410358565737, EXACT);
        assertThat(TEN.ratioOfOrder(false).orElseThrow()).isCloseTo(1.0602294455066923, EXACT);
        assertThat(TEN.slowerInBothOrders()).isTrue();
        assertThat(TEN.fasterInBothOrders()).isFalse();
        assertThat(PairedRatio.of(HEAD, BASE, ALTERNATING).fasterInBothOrders()).isTrue();
        assertThat(first(1).slowerInBothOrders()).as("only one order").isFalse();
        PairedRatio secondWins = PairedRatio.of(
                new double[] {100, 120, 100, 120}, new double[] {120, 100, 120, 100}, Arrays.copyOf(ALTERNATING, 4));
        assertThat(secondWins.slowerInBothOrders()).isFalse();
        assertThat(secondWins.fasterInBothOrders()).isFalse();
    }

    @Test
    void whatMakesNoPairsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedRatio.of(BASE, Arrays.copyOf(HEAD, 9), ALTERNATING))
                .withMessage("10 base points, 9 head points and 10 orders make no pairs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedRatio.of(new double[] {1}, new double[] {0}, new boolean[] {true}))
                .withMessage("no ratio with 0.0, expected a finite number above zero");
    }

    private static PairedRatio first(int pairs) {
        return PairedRatio.of(
                Arrays.copyOf(BASE, pairs), Arrays.copyOf(HEAD, pairs), Arrays.copyOf(ALTERNATING, pairs));
    }

    private static double[] same(double value, int count) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
