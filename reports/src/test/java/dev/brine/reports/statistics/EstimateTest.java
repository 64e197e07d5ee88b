package dev.brine.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Expected values come from SciPy 1.17: {@code y = log(x); h = t.ppf(.975, len(y)-1) * y.std(ddof=1) / sqrt(len(y));
 * median(x), exp(y.mean()), exp(y.mean()-h), exp(y.mean()+h)}.
 */
class EstimateTest {
    private static final double RELATIVE = 1e-12;

    @Test
    void takesTheMedianOfEachForkAsItsPoint() {
        Estimate estimate = Estimate.of("ms/op", List.of(List.of(9.0, 10.0, 99.0), List.of(11.0, 13.0), List.of(11.0)));
        assertThat(estimate.points()).containsExactly(10.0, 12.0, 11.0);
        assertThat(estimate.forks()).isEqualTo(3);
        assertThat(estimate.unit()).isEqualTo("ms/op");
    }

    @Test
    void agreesWithSciPyOnThreeForks() {
        assertEstimate(forks(10, 12, 11), 11, 10.96961310486524, 8.74598637159559, 13.75858668854502);
    }

    @Test
    void agreesWithSciPyOnFiveForks() {
        assertEstimate(forks(20, 26, 22, 24, 21), 22, 22.49941944877969, 19.74611883211578, 25.636626611847667);
    }

    @Test
    void claimsNoIntervalBelowThreeForks() {
        assertThat(forks(10, 12).interval()).isEmpty();
        assertThat(forks(10).interval()).isEmpty();
        assertThat(forks(10, 12).geometricMean()).isCloseTo(Math.sqrt(120), within(RELATIVE * 11));
    }

    @Test
    void claimsNoIntervalWhereAPointHasNoLogarithm() {
        assertThat(forks(0, 1, 2).interval()).isEmpty();
        assertThat(forks(0, 1, 2).geometricMean()).isEqualTo(1);
    }

    @Test
    void givesEqualForksAnIntervalWithoutWidth() {
        Interval interval = forks(4, 4, 4).interval().orElseThrow();
        assertThat(interval.low()).isEqualTo(interval.high()).isCloseTo(4, within(1e-14));
    }

    @Test
    void refusesAForkWithoutSamples() {
        assertThatThrownBy(() -> Estimate.of("ms/op", List.of(List.of())))
                .hasMessage("no estimate without a sample in every fork");
        assertThatThrownBy(() -> Estimate.of("ms/op", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertEstimate(Estimate estimate, double score, double mean, double low, double high) {
        Interval interval = estimate.interval().orElseThrow();
        assertThat(estimate.score()).isEqualTo(score);
        assertThat(estimate.geometricMean()).isCloseTo(mean, within(mean * RELATIVE));
        assertThat(interval.low()).isCloseTo(low, within(low * RELATIVE));
        assertThat(interval.high()).isCloseTo(high, within(high * RELATIVE));
    }

    static Estimate forks(double... points) {
        return Estimate.of("ms/op", Arrays.stream(points).mapToObj(List::of).toList());
    }
}
