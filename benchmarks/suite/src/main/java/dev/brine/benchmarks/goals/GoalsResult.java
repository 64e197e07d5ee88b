package dev.brine.benchmarks.goals;

import java.time.Instant;
import java.util.List;

/**
 * A run.
 *
 * @param brineVersion that was measured
 * @param commit that was built; may be empty
 * @param started when the run began
 * @param seconds that it took
 * @param forest how the forest was made
 * @param limits of the machine
 * @param rows one for each goal, in the order of {@link Goal}
 */
record GoalsResult(
        String brineVersion,
        String commit,
        Instant started,
        double seconds,
        Setting.ForestFacts forest,
        MachineLimits limits,
        List<GoalResult> rows) {
    GoalsResult {
        rows = List.copyOf(rows);
    }

    /** Returns whether a goal could not be measured though the machine can; a miss is no failure. */
    boolean failed() {
        return rows.stream().anyMatch(row -> row.verdict() == Verdict.ERROR);
    }
}
