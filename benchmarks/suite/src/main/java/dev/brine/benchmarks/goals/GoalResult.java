package dev.brine.benchmarks.goals;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What became of a goal, as {@code goals.json} holds it.
 *
 * @param id of the goal
 * @param text of the goal
 * @param target in words
 * @param verdict one of the constants of this class
 * @param ratio null where nothing was measured
 * @param quartiles of the rounds' own ratios; null where nothing was measured
 * @param reason why there is no ratio, or what a reader should know of it; may be empty
 * @param figures what the ratio was computed from
 */
record GoalResult(
        String id,
        String text,
        String target,
        String verdict,
        @Nullable Double ratio,
        @Nullable List<Double> quartiles,
        String reason,
        List<Figure> figures) {
    static final String MET = "met";
    static final String MISSED = "missed";
    static final String NOT_AVAILABLE = "n/a";

    /** The only verdict that fails a run. */
    static final String ERROR = "error";

    GoalResult {
        figures = List.copyOf(figures);
    }

    /**
     * A measured quantity.
     *
     * @param samples one for each round, in their order, none dropped
     */
    record Figure(String name, String unit, double median, List<Double> samples) {
        Figure {
            samples = List.copyOf(samples);
        }

        static Figure of(String name, String unit, List<Double> samples) {
            return new Figure(name, unit, quantile(samples, 0.5), samples);
        }

        static Figure of(String name, String unit, double value) {
            return of(name, unit, List.of(value));
        }

        /** Returns the figure of a measured row: its forks' points. */
        static Figure of(String name, ResultRow row) {
            String unit = row.unit().replace("/op", "");
            return of(name, unit, Estimate.of(unit, row.samples()).points());
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(name, GoalsResult.number(median), unit);
        }
    }

    /** Returns the ratio of two rows, judged; without one where a row has no figure. */
    static GoalResult of(Goal goal, ResultRow numerator, ResultRow denominator) {
        for (ResultRow row : List.of(numerator, denominator)) {
            if (row.status() != RowStatus.OK) {
                return row.status() == RowStatus.ERROR ? error(goal, row.reason()) : notAvailable(goal, row.reason());
            }
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(goal.rows().get(0).label(), numerator));
        figures.add(Figure.of(goal.rows().get(1).label(), denominator));
        return of(goal, figures.get(0), figures.get(1));
    }

    /**
     * Returns the ratio of two figures, judged: of their medians, its spread of the rounds' own ratios.
     *
     * @throws IllegalArgumentException if they have different numbers of rounds
     */
    static GoalResult of(Goal goal, Figure numerator, Figure denominator) {
        int rounds = numerator.samples().size();
        if (rounds != denominator.samples().size()) {
            throw new IllegalArgumentException("no ratio of %d rounds to %d"
                    .formatted(rounds, denominator.samples().size()));
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add(numerator.samples().get(i) / denominator.samples().get(i));
        }
        double ratio = numerator.median() / denominator.median();
        List<Double> quartiles = List.of(quantile(ratios, 0.25), quantile(ratios, 0.75));
        return of(goal, ratio, quartiles, List.of(numerator, denominator));
    }

    /** Returns a ratio of what is the same each time, judged. */
    static GoalResult exact(Goal goal, double ratio, Figure... figures) {
        return of(goal, ratio, List.of(ratio, ratio), List.of(figures));
    }

    private static GoalResult of(Goal goal, double ratio, List<Double> quartiles, List<Figure> figures) {
        boolean isMet = goal.isMetBy(ratio);
        String reason = "";
        if (!isMet) {
            reason = quartiles.stream().anyMatch(goal::isMetBy)
                    ? "noise: the middle half of the rounds reaches the target"
                    : "steady: the middle half of the rounds misses it too; the known limits are in"
                            + " reports/goals/README.md";
        }
        return new GoalResult(
                goal.id(), goal.text(), goal.targetText(), isMet ? MET : MISSED, ratio, quartiles, reason, figures);
    }

    static GoalResult notAvailable(Goal goal, String reason) {
        return without(goal, NOT_AVAILABLE, reason);
    }

    static GoalResult error(Goal goal, String reason) {
        return without(goal, ERROR, reason);
    }

    private static GoalResult without(Goal goal, String verdict, String reason) {
        return new GoalResult(goal.id(), goal.text(), goal.targetText(), verdict, null, null, reason, List.of());
    }

    /** Returns a quantile, between two values by their distance. */
    private static double quantile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = part * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** Returns one line: verdict, ratio, target, what it is, and the figures behind. */
    @Override
    public String toString() {
        StringJoiner behind = new StringJoiner(", ", ": ", "").setEmptyValue("");
        figures.forEach(figure -> behind.add(figure.toString()));
        String spread = quartiles == null || quartiles.get(0).equals(quartiles.get(1))
                ? ""
                : " [%s, %s]".formatted(GoalsResult.number(quartiles.get(0)), GoalsResult.number(quartiles.get(1)));
        return "%-6s %8s %-8s %s%s%s%s"
                .formatted(
                        verdict,
                        ratio == null ? "-" : GoalsResult.number(ratio),
                        target,
                        text,
                        spread,
                        behind,
                        reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
