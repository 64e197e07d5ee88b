package dev.brine.benchmarks.goals;

import java.util.List;

/**
 * A measured quantity behind a goal.
 *
 * @param name of what was measured
 * @param unit of the samples, such as {@code ms}
 * @param samples in the order in which they were taken, none dropped
 */
record Figure(String name, String unit, List<Double> samples) {
    Figure {
        samples = List.copyOf(samples);
    }

    static Figure of(String name, String unit, double value) {
        return new Figure(name, unit, List.of(value));
    }

    Figure named(String other) {
        return new Figure(other, unit, samples);
    }

    double median() {
        return Ratio.median(samples);
    }
}
