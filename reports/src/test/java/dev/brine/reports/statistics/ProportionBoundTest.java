package dev.brine.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionBoundTest {
    /** SciPy 1.17.1: {@code binomtest(k, n, alternative='less').proportion_ci(0.95, 'exact').high}. */
    @ParameterizedTest
    @CsvSource({
        "0, 30, 0.09503385285530412",
        "0, 300, 0.009936081944523167",
        "1, 30, 0.14859606865911357",
        "3, 20, 0.3436638043147043",
        "0, 20, 0.1391083406683753",
        "5, 5, 1.0"
    })
    void theBoundIsThatOfScipy(int events, int trials, double upper) {
        assertThat(ProportionBound.of(events, trials).upper()).isCloseTo(upper, within(1e-10));
    }

    @Test
    void noTrialsBoundNothing() {
        assertThat(ProportionBound.of(0, 0).upper()).isEqualTo(1);
        assertThat(ProportionBound.of(0, 30)).hasToString("0 of 30 (at most 9.5 %)");
        assertThatIllegalArgumentException().isThrownBy(() -> ProportionBound.of(3, 2));
    }
}
