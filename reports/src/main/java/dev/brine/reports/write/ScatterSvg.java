package dev.brine.reports.write;

import dev.brine.reports.statistics.Interval;
import dev.brine.reports.write.ScatterPlot.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws a scatter plot; shape and fill carry the meaning, colour only repeats it. */
final class ScatterSvg {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 400;
    private static final double LEFT = 72;
    private static final double RIGHT = 548;
    private static final double TOP = 56;
    private static final double BOTTOM = 352;
    private static final double RADIUS = 6;

    private final ScatterPlot plot;
    private final Axis sizes;
    private final Axis times;
    private final Svg svg;

    private ScatterSvg(ScatterPlot plot, String id) {
        this.plot = plot;
        this.sizes = Axis.fitting(plot.points().stream().map(Point::fileBytes).toList(), LEFT, RIGHT);
        this.times = Axis.logarithmic(timesOf(plot), BOTTOM, TOP);
        this.svg = Svg.start(
                        "class=\"scatter\" role=\"img\" aria-labelledby=\"%s-title %s-text\"".formatted(id, id),
                        WIDTH,
                        HEIGHT)
                .element("title", id + "-title", plot.title())
                .element("desc", id + "-text", inWords(plot));
    }

    static String draw(ScatterPlot plot, String id) {
        ScatterSvg drawing = new ScatterSvg(plot, id);
        drawing.axes();
        drawing.points();
        drawing.legend();
        return drawing.svg.end();
    }

    private static List<Double> timesOf(ScatterPlot plot) {
        List<Double> values = new ArrayList<>();
        for (Point point : plot.points()) {
            values.add(point.estimate().score());
            point.estimate().interval().ifPresent(bounds -> values.addAll(List.of(bounds.low(), bounds.high())));
        }
        return values;
    }

    private static String inWords(ScatterPlot plot) {
        return plot.points().stream().map(Point::inWords).collect(Collectors.joining("; "));
    }

    private void axes() {
        for (double tick : times.ticks()) {
            svg.line("grid", LEFT, times.position(tick), RIGHT, times.position(tick))
                    .text("end", LEFT - 8, times.position(tick) + 4, Numbers.tick(tick, Numbers::duration));
        }
        for (double tick : sizes.ticks()) {
            svg.line("grid", sizes.position(tick), TOP, sizes.position(tick), BOTTOM)
                    .text("middle", sizes.position(tick), BOTTOM + 18, Numbers.tick(tick, Numbers::bytes));
        }
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM)
                .line("axis", LEFT, TOP, LEFT, BOTTOM)
                .text("end", RIGHT, BOTTOM + 40, "file size" + (sizes.logarithmic() ? " (log)" : ""))
                .text("start", 4, 15, plot.operation().title() + " (log)");
    }

    private void points() {
        LabelPlacer placer = new LabelPlacer(LEFT + 2, TOP, RIGHT, BOTTOM - 2);
        plot.points().forEach(point -> occupy(placer, point));
        for (Point point : plot.points()) {
            double x = sizes.position(point.fileBytes());
            double y = times.position(point.estimate().score());
            point.estimate().interval().ifPresent(interval -> bar(x, interval));
            marker(point.lazy(), point.checked(), x, y);
            label(placer, point, x, y);
        }
    }

    private void occupy(LabelPlacer placer, Point point) {
        double x = sizes.position(point.fileBytes());
        placer.occupy(x, times.position(point.estimate().score()), RADIUS + 1, RADIUS + 1);
        point.estimate().interval().ifPresent(interval -> {
            double low = times.position(interval.low());
            double high = times.position(interval.high());
            placer.occupy(x, (low + high) / 2, 4, (low - high) / 2);
        });
    }

    private void label(LabelPlacer placer, Point point, double x, double y) {
        LabelPlacer.Place place = placer.place(point.label(), x, y);
        if (Math.abs(place.middle() - y) > 2 * RADIUS + 6) {
            svg.line("leader", x, y, place.centre(), place.middle() + (place.middle() < y ? 6 : -6));
        }
        svg.text(place.anchor(), place.x(), place.baseline(), point.label());
    }

    private void bar(double x, Interval interval) {
        double low = times.position(interval.low());
        double high = times.position(interval.high());
        svg.line("bar", x, low, x, high).line("bar", x - 4, low, x + 4, low).line("bar", x - 4, high, x + 4, high);
    }

    private void marker(boolean lazy, boolean checked, double x, double y) {
        String style = checked ? "checked" : "unchecked";
        if (lazy) {
            svg.diamond(style, x, y, RADIUS + 1.5);
        } else {
            svg.circle(style, x, y, RADIUS);
        }
    }

    private void legend() {
        double x = 0;
        for (boolean lazy : new boolean[] {false, true}) {
            for (boolean checked : new boolean[] {true, false}) {
                if (plot.points().stream().anyMatch(point -> point.lazy() == lazy && point.checked() == checked)) {
                    String text = (lazy ? "lazily read" : "read in full") + ", " + (checked ? "checked" : "unchecked");
                    marker(lazy, checked, x + 8, 36);
                    svg.text("start", x + 20, 41, text);
                    x += 36 + LabelPlacer.CHARACTER * text.length();
                }
            }
        }
    }
}
