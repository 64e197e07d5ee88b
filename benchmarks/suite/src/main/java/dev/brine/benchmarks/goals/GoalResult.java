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

    /** Returns a measured row, judged. */
    static GoalResult of(Goal goal, Ratio ratio, Figure... figures) {
        return new GoalResult(goal, goal.judge(ratio.value()), Optional.of(ratio), "", List.of(figures));
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
