package dev.brine.reports.gate;

import static dev.brine.reports.gate.SampleGate.confirmed;
import static dev.brine.reports.gate.SampleGate.judged;
import static dev.brine.reports.gate.SampleGate.pairs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateJudgeTest {
    private static final GatePolicy ONE_ROW = GatePolicy.standard(1);
    private final GateJudge judge = new GateJudge(ONE_ROW);

    @Test
    void theScreenRoutesAndNeverJudges() {
        assertThat(judge.screen(pairs(1.06, 1, 4))).isEqualTo(Screen.SLOWER);
        assertThat(judge.screen(pairs(1.02, 1, 4))).isEqualTo(Screen.LEVEL);
        assertThat(judge.screen(pairs(0.9, 1, 4))).isEqualTo(Screen.FASTER);
        assertThat(judge.screen(List.of())).isEqualTo(Screen.SLOWER);
        assertThat(new GateJudge(ONE_ROW.withRounds(0, 10, 10)).screen(List.of()))
                .isEqualTo(Screen.SLOWER);
        GateRow row = row(new RowPairs(pairs(1.5, 1, 4), List.of(), List.of()));
        assertThat(row.verdict()).as("half as slow again, but only screened").isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(row.reason()).contains("time did not suffice to judge it");
    }

    @Test
    void theScreensPairsDoNotCountInTheVerdict() {
        GateRow row = row(new RowPairs(pairs(2, 1, 4), pairs(1.01, 1, 10), List.of()));
        assertThat(row.verdict()).isEqualTo(GateVerdict.SAME);
        assertThat(row.rounds()).isEqualTo(10);
        assertThat(row.ratio()).isCloseTo(1.01, within(0.005));
    }

    @Test
    void aSlowdownIsRedOnlyAfterAnIndependentRepetition() {
        assertThat(judge.slowerRows(Map.of("row", judged(1.2, 1)))).containsExactly("row");
        assertThat(row(judged(1.2, 1)).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(row(judged(1.2, 1)).reason()).endsWith("time did not suffice to confirm it");
        GateRow red = row(confirmed(1.2, 1.18));
        assertThat(red.verdict()).isEqualTo(GateVerdict.REGRESSED);
        assertThat(red.reason()).matches("20\\.\\d % slower in 10 pairs, 1[78]\\.\\d % slower in 10 pairs in .*");
        GateRow alone = row(confirmed(1.2, 1.0));
        assertThat(alone.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(alone.reason()).contains("did not repeat it");
    }

    @Test
    void aRepetitionThatIsCutShortConfirmsNothing() {
        RowPairs nine = new RowPairs(List.of(), pairs(1.2, 1, 10), pairs(1.2, 1, 9));
        assertThat(row(nine).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    }

    @Test
    void aSlowdownWithinTheMarginIsNoRegression() {
        assertThat(judge.slowerRows(Map.of("row", judged(1.045, 1)))).isEmpty();
        assertThat(row(confirmed(1.055, 1.2)).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    }

    @Test
    void bothOrdersMustAgree() {
        List<TimePair> oneOrder = new ArrayList<>();
        for (TimePair pair : pairs(1.2, 1, 10)) {
            oneOrder.add(new TimePair(pair.baseNanos(), pair.headNanos(), true));
        }
        assertThat(judge.slowerRows(Map.of("row", new RowPairs(List.of(), oneOrder, List.of()))))
                .isEmpty();
    }

    @Test
    void aContaminatedControlTakesEveryChangeAway() {
        NullControl off = judge.nullControl("load", pairs(1.04, 1, 10));
        assertThat(off.contaminated()).isTrue();
        assertThat(row(confirmed(1.2, 1.2), off).verdict()).isEqualTo(GateVerdict.CONTAMINATED);
        assertThat(row(judged(0.8, 1), off).verdict()).isEqualTo(GateVerdict.CONTAMINATED);
        assertThat(row(judged(1.0, 1), off).verdict()).isEqualTo(GateVerdict.SAME);
    }

    @Test
    void aControlIsContaminatedByItsSizeOrItsCertainty() {
        assertThat(judge.nullControl("load", pairs(1.0, 1, 10)).contaminated()).isFalse();
        assertThat(judge.nullControl("load", pairs(1.005, 1, 10)).contaminated())
                .as("within the noise")
                .isFalse();
        assertThat(judge.nullControl("load", pairs(1.015, 0.5, 10)).contaminated())
                .as("small, but the 99 % interval excludes 1")
                .isTrue();
        assertThat(judge.nullControl("load", pairs(0.96, 1, 4)).contaminated())
                .as("large, though no interval can be claimed")
                .isTrue();
    }

    @Test
    void aFasterHeadIsImproved() {
        GateRow row = row(judged(0.8, 1));
        assertThat(row.verdict()).isEqualTo(GateVerdict.IMPROVED);
        assertThat(row.interval().orElseThrow().high()).isLessThan(0.95);
    }

    @Test
    void whatCannotBeToldSaysWhatItCouldHaveSeen() {
        GateRow wide = row(judged(1.05, 5));
        assertThat(wide.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(wide.smallestEffect().orElseThrow()).isBetween(0.1, 0.3);
        assertThat(row(judged(1.1, 40)).verdict()).isEqualTo(GateVerdict.UNSTABLE);
        assertThat(row(new RowPairs(List.of(), pairs(1.0, 1, 3), List.of())).smallestEffect())
                .as("three pairs pass no test")
                .isEmpty();
    }

    @Test
    void aRowThatTheScreenLeftIsTheSameOnlyIfItsFewPairsShowIt() {
        RowPairs steady = new RowPairs(pairs(1.0, 1, 4), List.of(), List.of());
        assertThat(row(steady).verdict()).isEqualTo(GateVerdict.SAME);
        assertThat(row(steady).adjustedP()).isEmpty();
        RowPairs shaky = new RowPairs(pairs(1.0, 6, 4), List.of(), List.of());
        assertThat(row(shaky).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(row(shaky).reason()).startsWith("level in the screen");
    }

    @Test
    void holmCountsEveryRowOfThePolicy() {
        GateJudge ofFifty = new GateJudge(GatePolicy.standard(50));
        GateRow row = ofFifty.rows(Map.of("row", judged(1.2, 1)), List.of()).get(0);
        assertThat(row.adjustedP().orElseThrow()).isEqualTo(50 * 0.0009765625);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> judge.rows(Map.of("a", RowPairs.NONE, "b", RowPairs.NONE), List.of()))
                .withMessage("2 rows under a policy for 1: alpha would not hold");
    }

    @Test
    void aRowWithoutAPairIsLeftOut() {
        assertThat(judge.rows(Map.of("row", RowPairs.NONE), List.of())).isEmpty();
    }

    private GateRow row(RowPairs pairs, NullControl... controls) {
        return judge.rows(Map.of("row", pairs), List.of(controls)).get(0);
    }
}
