package dev.brine.benchmarks.goals;

import java.util.List;
import java.util.Optional;

/**
 * One goal's row.
 *
 * @param ratio empty where nothing was measured
 * @param reason why there is no ratio, or what a reader should know of it; may be empty
 * @param figures what the ratio was computed from
 */
record GoalResult(Goal goal, Verdict verdict, Optional<Ratio> ratio, String reason, List<Figure> figures) {
    GoalResult {
        figures = List.copyOf(figures);
    }

    /** Returns a measured row, judged; a miss says whether the rounds agree on it. */
    static GoalResult of(Goal goal, Ratio ratio, Figure... figures) {
        Verdict verdict = goal.judge(ratio.value());
        String reason = verdict == Verdict.MISSED ? reasonOfMiss(goal, ratio) : "";
        return new GoalResult(goal, verdict, Optional.of(ratio), reason, List.of(figures));
    }

    private static String reasonOfMiss(Goal goal, Ratio ratio) {
        boolean isReached = goal.judge(ratio.low()) == Verdict.MET || goal.judge(ratio.high()) == Verdict.MET;
        return isReached
                ? "noise: the middle half of the rounds reaches the target"
                : "steady: the middle half of the rounds misses it too; the known limits are in reports/goals/README.md";
    }

    static GoalResult notAvailable(Goal goal, String reason) {
        return new GoalResult(goal, Verdict.NOT_AVAILABLE, Optional.empty(), reason, List.of());
    }

    static GoalResult error(Goal goal, String reason) {
        return new GoalResult(goal, Verdict.ERROR, Optional.empty(), reason, List.of());
    }

    GoalResult withReason(String text) {
        return new GoalResult(goal, verdict, ratio, text, figures);
    }
}
