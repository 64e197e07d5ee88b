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
        List<String> notes) {}
