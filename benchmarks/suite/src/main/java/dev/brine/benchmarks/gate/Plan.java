package dev.brine.benchmarks.gate;

import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.GatePolicy;
import java.util.List;
import java.util.Map;

/**
 * What was fixed before the first pair that counts.
 *
 * @param policy the rules
 * @param rows ids of the rows to time, in the order asked for
 * @param controls ids of the rows whose base also runs against a copy of itself
 * @param paces by row
 * @param pairSeconds how long a pair takes, by row
 * @param checks exact checks, all made
 * @param notes sentences that a reader must know
 */
record Plan(
        GatePolicy policy,
        List<String> rows,
        List<String> controls,
        Map<String, Pace> paces,
        Map<String, Double> pairSeconds,
        List<ExactCheck> checks,
        List<String> notes) {

    /**
     * How a row is timed: the same in both arms.
     *
     * @param batch operations in a shot
     * @param warmups shots that do not count
     * @param shots that count
     */
    record Pace(int batch, int warmups, int shots) {
        private static final double SHOT_NANOS = 1.5e6;
        private static final double WARMUP_NANOS = 350e6;
        private static final double MEASURED_NANOS = 200e6;
        private static final int FEWEST = 15;
        private static final int MOST_SHOTS = 80;
        private static final int MOST_WARMUPS = 400;

        /** @param nanos of one operation, roughly */
        static Pace of(long nanos) {
            double one = Math.max(1, nanos);
            int batch = (int) Math.max(1, Math.ceil(SHOT_NANOS / one));
            return new Pace(
                    batch,
                    within(FEWEST, WARMUP_NANOS / (batch * one), MOST_WARMUPS),
                    within(FEWEST, MEASURED_NANOS / (batch * one), MOST_SHOTS));
        }

        private static int within(int fewest, double wanted, int most) {
            return (int) Math.max(fewest, Math.min(most, Math.round(wanted)));
        }
    }
}
