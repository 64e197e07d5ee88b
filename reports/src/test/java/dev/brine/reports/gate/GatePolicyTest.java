package dev.brine.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GatePolicyTest {
    @Test
    void theStandardRulesServeTwelveRows() {
        GatePolicy policy = GatePolicy.standard(12);
        assertThat(policy.margin()).isEqualTo(0.05);
        assertThat(policy.judgeRounds()).isEqualTo(10);
        assertThat(GatePolicy.fewestJudgeRounds(12, 0.05)).isEqualTo(8);
        assertThat(GatePolicy.fewestJudgeRounds(4, 0.05)).isEqualTo(7);
        assertThat(GatePolicy.fewestJudgeRounds(1, 0.05)).isEqualTo(5);
    }

    @Test
    void whatCanNeverFailIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatePolicy.standard(12).withRounds(4, 5, 10))
                .withMessage("a gate with judgeRounds 5 can never fail: its smallest p is 0.375 over 12 rows,"
                        + " alpha is 0.05; use 8 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatePolicy.standard(1).withRounds(4, 5, 3))
                .withMessage("a gate with confirmRounds 3 can never fail: its smallest p is 0.125 over 1 row,"
                        + " alpha is 0.05; use 5 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> GatePolicy.standard(52));
        assertThat(GatePolicy.standard(51).rows()).isEqualTo(51);
    }

    @Test
    void aNumberOutOfRangeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatePolicy.standard(4).withMargin(0))
                .withMessage("field 'margin' is 0.0, expected above 0 and below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> GatePolicy.standard(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatePolicy.standard(4).withRounds(-1, 10, 10));
    }
}
