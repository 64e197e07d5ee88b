package dev.brine.reports.chart;

import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Points in two quantities of which less is better, such as time against file size, with the frontier that no other
 * point beats in both.
 *
 * @param y name of the quantity up the picture, a time in nanoseconds
 * @param paths labels of points to join by lines, in order; empty for none
 */
public record ScatterPlot(String title, String y, List<Point> points, List<List<String>> paths, boolean ranked)
        implements Chart {
    private static final double SAME_SIZE = 1.005;

    /**
     * One subject.
     *
     * @param memoryMegabytes memory that the area stands for, empty where it was not measured
     */
    public record Point(
            String label,
            SeriesStyle style,
            double fileBytes,
            Estimate estimate,
            boolean lazy,
            boolean checked,
            OptionalDouble memoryMegabytes) {
        String inWords() {
            String interval = estimate.interval()
                    .map(bounds ->
                            " (" + Numbers.duration(bounds.low()) + " to " + Numbers.duration(bounds.high()) + ")")
                    .orElse("");
            String memory = memoryMegabytes.isPresent()
                    ? ", " + Numbers.significant(memoryMegabytes.getAsDouble()) + " MB of memory"
                    : "";
            return label + ": " + Numbers.duration(estimate.score()) + interval + ", " + Numbers.bytes(fileBytes)
                    + memory;
        }

        /** True where nothing speaks for the other one: it is no smaller, no faster, and checks no more. */
        boolean dominates(Point other) {
            boolean promisesAsMuch = checked || !other.checked;
            boolean noLarger = fileBytes <= other.fileBytes * SAME_SIZE;
            boolean smaller = fileBytes * SAME_SIZE < other.fileBytes;
            boolean noSlower = estimate.score() <= other.estimate.score();
            boolean betterInOne = surelyFaster(other) || (smaller && noSlower);
            return promisesAsMuch && noLarger && betterInOne;
        }

        private boolean surelyFaster(Point other) {
            Optional<Interval> mine = estimate.interval();
            Optional<Interval> others = other.estimate.interval();
            boolean known = mine.isPresent() && others.isPresent();
            return known ? mine.get().high() < others.get().low() : estimate.score() < other.estimate.score();
        }
    }

    @Override
    public Frame frame() {
        return Frame.HALF;
    }

    @Override
    public String draw(Frame frame, String id) {
        return ScatterSvg.draw(this, frame, id);
    }

    /** True where another point beats it in both. */
    public boolean isDominated(Point point) {
        return ranked && points.stream().anyMatch(other -> other.dominates(point));
    }

    /** The points of the frontier, from the smallest file to the fastest; those about the same as one are beside it. */
    public List<Point> frontier() {
        List<Point> frontier = new ArrayList<>();
        if (!ranked) {
            return frontier;
        }
        double fastest = Double.POSITIVE_INFINITY;
        List<Point> bySize = points.stream()
                .sorted(Comparator.comparingDouble(Point::fileBytes)
                        .thenComparing(point -> point.estimate().score()))
                .toList();
        for (Point point : bySize) {
            if (point.estimate().score() < fastest && !isDominated(point)) {
                frontier.add(point);
                fastest = point.estimate().score();
            }
        }
        return frontier;
    }

    String inWords() {
        String all = points.stream().map(Point::inWords).collect(Collectors.joining("; "));
        String beaten =
                points.stream().filter(this::isDominated).map(Point::label).collect(Collectors.joining(", "));
        return beaten.isEmpty() ? all : all + "; beaten in time and size at once: " + beaten;
    }
}
