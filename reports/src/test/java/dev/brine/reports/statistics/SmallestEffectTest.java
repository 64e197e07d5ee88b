package dev.brine.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallestEffectTest {
    /** NumPy, 200,000 samples of another generator: rows of a family, and the effect at a spread of 4 %. */
    @ParameterizedTest
    @CsvSource({"10, 12, 0.1257", "10, 4, 0.1114", "7, 4, 0.1459"})
    void theEffectIsThatOfALargerSimulation(int pairs, int rows, double effect) {
        assertThat(SmallestEffect.of(pairs, 0.04, 0.05, 0.05 / rows, 0.99)).isCloseTo(effect, within(0.004));
    }

    @Test
    void pairsWithoutSpreadSeeWhateverExceedsTheMargin() {
        assertThat(SmallestEffect.of(10, 0, 0.05, 0.05, 0.99)).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void tooFewPairsSeeNothing() {
        assertThat(SmallestEffect.of(4, 0.01, 0.05, 0.05, 0.99)).isInfinite();
    }
}
