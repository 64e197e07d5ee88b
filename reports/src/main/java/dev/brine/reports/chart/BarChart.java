package dev.brine.reports.chart;

import dev.brine.reports.chart.LineChart.Quantity;
import dev.brine.reports.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Quantities that add up, as stacked bars from zero.
 *
 * @param parts in the order they are stacked
 */
public record BarChart(String title, Quantity quantity, List<Part> parts, List<Bar> bars) implements Chart {
    /** Height of a bar with the room around it. */
    static final double ROW = 26;

    /** A part of every bar, and the number of its colour, from 0 to 3. */
    public record Part(String name, int colour) {}

    /**
     * One bar.
     *
     * @param sizes size of each part, none below zero
     * @param total interval of the sum, empty where none is claimed
     */
    public record Bar(String label, List<Double> sizes, Optional<Interval> total) {
        /** Size of the whole bar. */
        public double sum() {
            return sizes.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    @Override
    public Frame frame() {
        return Frame.WIDE.withHeight(BarSvg.AROUND + ROW * bars.size());
    }

    @Override
    public String draw(Frame frame, String id) {
        double legend = frame.narrow() ? BarSvg.LEGEND_LINE * parts.size() : 0;
        return BarSvg.draw(this, frame.withHeight(frame().height() + legend), id);
    }

    String inWords() {
        return bars.stream()
                .map(bar -> bar.label() + ": " + quantity.text().apply(bar.sum()))
                .collect(Collectors.joining("; "));
    }
}
