package dev.brine.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    /** Worked by hand from Holm's rule: 3 x 0.01, 2 x 0.02, 1 x 0.03, each no smaller than the one before. */
    @Test
    void theSmallestPaysForAllAndTheNextForTheRest() {
        assertThat(Holm.adjust(0.03, 0.01, 0.02)).containsExactly(new double[] {0.04, 0.03, 0.04}, within(1e-15));
        assertThat(Holm.adjust(0.01, 0.02, 0.03, 0.04))
                .containsExactly(new double[] {0.04, 0.06, 0.06, 0.06}, within(1e-15));
        assertThat(Holm.adjust(0.5, 0.6)).containsExactly(1, 1);
        assertThat(Holm.adjust(0.001, 1, 1, 1)).containsExactly(0.004, 1, 1, 1);
        assertThat(Holm.adjust()).isEmpty();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(0.5, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(1.5));
    }
}
