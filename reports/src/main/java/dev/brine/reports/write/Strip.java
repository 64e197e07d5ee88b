package dev.brine.reports.write;

import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A picture of one table line: its forks as ticks, its interval as a bar, its score as a dot, on the table's axis. */
final class Strip {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 16;
    private static final double MARGIN = 5;

    private Strip() {}

    /** The axis that all strips of a table share, or none where nothing can be drawn on a logarithmic scale. */
    static Optional<Axis> axis(Table table) {
        List<Estimate> estimates = table.lines().stream()
                .map(Table.Line::estimate)
                .flatMap(Optional::stream)
                .toList();
        boolean oneUnit = estimates.stream().map(Estimate::unit).distinct().count() == 1;
        List<Double> values = new ArrayList<>();
        for (Estimate estimate : estimates) {
            values.addAll(estimate.points());
            estimate.interval().ifPresent(interval -> values.addAll(List.of(interval.low(), interval.high())));
        }
        return oneUnit && values.stream().allMatch(value -> value > 0)
                ? Optional.of(Axis.logarithmic(values, MARGIN, WIDTH - MARGIN))
                : Optional.empty();
    }

    static String draw(Estimate estimate, Axis axis) {
        double middle = HEIGHT / 2;
        Svg svg =
                Svg.start("class=\"strip\" aria-hidden=\"true\"", WIDTH, HEIGHT).line("rail", 0, middle, WIDTH, middle);
        estimate.interval().ifPresent(interval -> bar(svg, axis, interval));
        for (double point : estimate.points()) {
            svg.line("fork", axis.position(point), 2, axis.position(point), HEIGHT - 2);
        }
        return svg.circle("dot", axis.position(estimate.score()), middle, 3.5).end();
    }

    private static void bar(Svg svg, Axis axis, Interval interval) {
        svg.line("bar", axis.position(interval.low()), HEIGHT / 2, axis.position(interval.high()), HEIGHT / 2);
    }
}
