package dev.brine.reports.statistics;

import static dev.brine.reports.statistics.EstimateTest.forks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.brine.reports.SampleResult;
import dev.brine.reports.result.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Expected values come from SciPy 1.17: {@code ya, yb = log(a), log(b); exp(ya.mean() - yb.mean()); ci =
 * ttest_ind(ya, yb, equal_var=False).confidence_interval(.95); exp(ci.low), exp(ci.high)}.
 */
class RatioEstimateTest {
    @Test
    void agreesWithSciPysWelchInterval() {
        RatioEstimate ratio = RatioEstimate.of(forks(10, 12, 11), forks(20, 26, 22, 24, 21));
        Interval interval = ratio.interval().orElseThrow();
        assertThat(ratio.ratio()).isCloseTo(0.4875509401403779, within(1e-13));
        assertThat(interval.low()).isCloseTo(0.40620519240051745, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.5851868062715182, within(1e-12));
    }

    @Test
    void claimsNoIntervalUnlessBothRowsHaveOne() {
        assertThat(RatioEstimate.of(forks(10, 12, 11), forks(20, 26)).interval())
                .isEmpty();
        assertThat(RatioEstimate.of(forks(10), forks(20, 26, 22)).interval()).isEmpty();
        assertThat(RatioEstimate.of(forks(10), forks(20)).ratio()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void givesEqualForksAnIntervalWithoutWidth() {
        Interval interval =
                RatioEstimate.of(forks(2, 2, 2), forks(4, 4, 4)).interval().orElseThrow();
        assertThat(interval.low()).isEqualTo(interval.high()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void bringsTimesToOneUnitAndRefusesOtherPairs() {
        Estimate milliseconds = Estimate.of(SampleResult.row("pipeline", "java", "default", Operation.SAVE, 2, 1));
        assertThat(milliseconds.unit()).isEqualTo("ns/op");
        assertThat(milliseconds.points()).containsExactly(2.5e6, 2.375e6, 2.625e6);
        Estimate bytes = Estimate.of("B", List.of(List.of(1.0)));
        assertThatThrownBy(() -> RatioEstimate.of(milliseconds, bytes))
                .hasMessage("no ratio of 'ns/op' to 'B': the units differ");
    }

    @Test
    void refusesToDivideByZero() {
        assertThatThrownBy(() -> RatioEstimate.of(forks(1), forks(0)))
                .hasMessage("no ratio to 0.0, expected above zero");
    }

    @Test
    void overlapIncludesTheBounds() {
        Interval interval = new Interval(1, 2);
        assertThat(interval.overlaps(new Interval(2, 3))).isTrue();
        assertThat(interval.overlaps(new Interval(2.1, 3))).isFalse();
        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.contains(0.9)).isFalse();
    }
}
