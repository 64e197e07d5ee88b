package dev.brine.benchmarks.goals;

import java.util.ArrayList;
import java.util.List;

/**
 * How many times one quantity is another: the medians of all rounds, one by the other.
 *
 * @param value the ratio
 * @param low lower quartile of the rounds' own ratios
 * @param high upper quartile
 */
record Ratio(double value, double low, double high) {
    /** Returns a ratio without a spread, of figures that are the same each time. */
    static Ratio exact(double value) {
        return new Ratio(value, value, value);
    }

    /**
     * Returns {@code numerator / denominator}.
     *
     * @throws IllegalArgumentException if there is no round, or they have different numbers of rounds
     */
    static Ratio of(List<Double> numerator, List<Double> denominator) {
        if (numerator.isEmpty() || numerator.size() != denominator.size()) {
            throw new IllegalArgumentException(
                    "no ratio of %d rounds to %d".formatted(numerator.size(), denominator.size()));
        }
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < numerator.size(); i++) {
            rounds.add(numerator.get(i) / denominator.get(i));
        }
        return new Ratio(median(numerator) / median(denominator), quantile(rounds, 0.25), quantile(rounds, 0.75));
    }

    static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    /** Returns a quantile, between two values by their distance. */
    private static double quantile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = part * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
