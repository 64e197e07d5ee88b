package dev.brine.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Runs of the rules over simulated pairs, noise of Student's t with 4 degrees of freedom. They test this code; the rate
 * of false alarms of a machine is what its record says, never this.
 */
class GateSimulationTest {
    private static final long SEED = 20_261_123;
    private static final double SPREAD = 0.04;

    private final Random random = new Random(SEED);

    @Test
    void anArmAgainstItselfIsHardlyEverRed() {
        GatePolicy policy = GatePolicy.standard(4);
        int red = 0;
        for (int run = 0; run < 2000; run++) {
            List<GateRow> rows = run(policy, 0);
            red += (int) rows.stream()
                    .filter(row -> row.verdict() == GateVerdict.REGRESSED)
                    .count();
        }
        assertThat(red).as("seed %d, reds of 8,000 rows", SEED).isZero();
    }

    @Test
    void aFifthMoreTimeIsCaught() {
        assertThat(caught(GatePolicy.standard(4), 0.20, 500))
                .as("seed %d, of 500", SEED)
                .isGreaterThan(490);
        assertThat(caught(GatePolicy.standard(12), 0.20, 500))
                .as("seed %d, of 500", SEED)
                .isGreaterThan(485);
    }

    @Test
    void aSlowdownOfTheMarginItselfIsNot() {
        assertThat(caught(GatePolicy.standard(4), 0.05, 500))
                .as("seed %d, of 500", SEED)
                .isLessThan(3);
    }

    private int caught(GatePolicy policy, double slowdown, int runs) {
        int caught = 0;
        for (int run = 0; run < runs; run++) {
            caught += run(policy, slowdown).get(0).verdict() == GateVerdict.REGRESSED ? 1 : 0;
        }
        return caught;
    }

    /** One run, as the engine would take it; the first row is slowed down. */
    private List<GateRow> run(GatePolicy policy, double slowdown) {
        GateJudge judge = new GateJudge(policy);
        Map<String, RowPairs> rows = new LinkedHashMap<>();
        for (int i = 0; i < policy.rows(); i++) {
            double effect = i == 0 ? slowdown : 0;
            List<TimePair> screen = pairs(policy.screenRounds(), effect);
            boolean judged = judge.screen(screen) == Screen.SLOWER;
            rows.put("row " + i, new RowPairs(screen, pairs(judged ? policy.judgeRounds() : 0, effect), List.of()));
        }
        for (String id : judge.slowerRows(rows)) {
            double effect = id.equals("row 0") ? slowdown : 0;
            rows.computeIfPresent(
                    id, (key, row) -> new RowPairs(row.screen(), row.judge(), pairs(policy.confirmRounds(), effect)));
        }
        return judge.rows(rows, List.of());
    }

    private List<TimePair> pairs(int count, double slowdown) {
        List<TimePair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new TimePair(1e6, 1e6 * (1 + slowdown) * Math.exp(SPREAD * noise()), i % 2 == 0));
        }
        return pairs;
    }

    /** Student's t with 4 degrees of freedom, scaled to a standard deviation of 1. */
    private double noise() {
        double squares = 0;
        for (int i = 0; i < 4; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares / 4) / Math.sqrt(2);
    }
}
