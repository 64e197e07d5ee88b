package dev.brine.reports.chart;

import dev.brine.reports.chart.ScatterPlot.Point;
import dev.brine.reports.chart.Svg.Spot;
import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Draws a scatter plot; shape and fill carry the kind of read, area the memory, and labels the names. */
final class ScatterSvg {
    private static final double RADIUS = 6;
    private static final double LARGEST_RADIUS = 22;
    private static final double SMALLEST_RADIUS = 4;

    private final ScatterPlot plot;
    private final Frame frame;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;
    private final Axis sizes;
    private final Axis times;
    private final double largestMemory;
    private final List<LegendEntry> legend;
    private final Svg svg;

    /** A kind of read, and where the legend tells of it. */
    private record LegendEntry(boolean lazy, boolean checked, String text, double x, double y) {}

    private ScatterSvg(ScatterPlot plot, Frame frame, String id) {
        this.plot = plot;
        this.frame = frame;
        this.left = 5 * frame.fontSize();
        this.right = frame.width() - 12;
        this.legend = legend(plot, frame);
        double legendEnd = legend.stream().mapToDouble(LegendEntry::y).max().orElse(0) + frame.line() / 2;
        this.top = Math.max((frame.narrow() ? 3.5 : 2.5) * (frame.line() + 6), legendEnd);
        this.bottom = frame.height() - 3 * frame.line();
        this.largestMemory = plot.points().stream()
                .map(Point::memoryMegabytes)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(0);
        double inset = largestMemory > 0 ? LARGEST_RADIUS / 2 : 0;
        this.sizes = Axis.fitting(plot.points().stream().map(Point::fileBytes).toList(), left, right - inset);
        this.times = Axis.logarithmic(timesOf(plot), bottom - inset, top + inset);
        this.svg = Svg.image(frame, id, plot.title(), plot.inWords());
    }

    static String draw(ScatterPlot plot, Frame frame, String id) {
        ScatterSvg drawing = new ScatterSvg(plot, frame, id);
        drawing.axes();
        drawing.drawFrontier();
        drawing.paths();
        drawing.points();
        drawing.drawLegend();
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

    private void axes() {
        svg.gridUp(times, left, right, 8, tick -> Numbers.tick(tick, Numbers::duration))
                .gridAlong(sizes, frame, top, bottom, tick -> Numbers.tick(tick, Numbers::bytes));
        svg.line("axis", left, bottom, right, bottom)
                .line("axis", left, top, left, bottom)
                .text("end", right, bottom + 2 * frame.line() + 6, "file size" + (sizes.logarithmic() ? " (log)" : ""))
                .text("start", 4, frame.line() - 2, plot.y() + " (log)");
    }

    /** Steps: between two points of the frontier nothing is better than the larger and faster, until it fits. */
    private List<Spot> frontier() {
        List<Spot> spots = new ArrayList<>();
        for (Point point : plot.frontier()) {
            double before = spots.isEmpty() ? top : spots.get(spots.size() - 1).y();
            spots.add(new Spot(x(point), before));
            spots.add(new Spot(x(point), y(point)));
        }
        if (!spots.isEmpty()) {
            spots.add(new Spot(right, spots.get(spots.size() - 1).y()));
        }
        return spots;
    }

    private void drawFrontier() {
        List<Spot> spots = frontier();
        if (!spots.isEmpty()) {
            svg.polyline("frontier", spots);
        }
    }

    private void paths() {
        for (List<String> path : plot.paths()) {
            List<Point> joined = path.stream()
                    .flatMap(label ->
                            plot.points().stream().filter(point -> point.label().equals(label)))
                    .toList();
            if (joined.size() > 1) {
                svg.polyline(
                        joined.get(0).style().with("path"),
                        joined.stream()
                                .map(point -> new Spot(x(point), y(point)))
                                .toList());
            }
        }
    }

    private void points() {
        LabelPlacer placer = new LabelPlacer(frame, left + 2, top, right, bottom - 2);
        plot.points().forEach(point -> occupy(placer, point));
        List<Spot> steps = frontier();
        for (int i = 1; i < steps.size(); i++) {
            Spot from = steps.get(i - 1);
            Spot to = steps.get(i);
            placer.occupy(
                    (from.x() + to.x()) / 2,
                    (from.y() + to.y()) / 2,
                    Math.abs(to.x() - from.x()) / 2 + 1,
                    Math.abs(to.y() - from.y()) / 2 + 1);
        }
        for (Point point : plot.points()) {
            svg.group(point.style().with(plot.isDominated(point) ? "point beaten" : "point"));
            point.estimate().interval().ifPresent(interval -> svg.intervalUp("bar", "bar", times, interval, x(point)));
            marker(point.lazy(), point.checked(), x(point), y(point), radius(point));
            label(placer, point);
            svg.endGroup();
        }
    }

    private double x(Point point) {
        return sizes.position(point.fileBytes());
    }

    private double y(Point point) {
        return times.position(point.estimate().score());
    }

    private double radius(Point point) {
        return point.memoryMegabytes().isPresent()
                ? Math.max(
                        SMALLEST_RADIUS,
                        LARGEST_RADIUS * Math.sqrt(point.memoryMegabytes().getAsDouble() / largestMemory))
                : RADIUS;
    }

    private void occupy(LabelPlacer placer, Point point) {
        placer.occupy(x(point), y(point), radius(point) / 2 + 1, radius(point) / 2 + 1);
        point.estimate().interval().ifPresent(interval -> {
            double low = times.position(interval.low());
            double high = times.position(interval.high());
            placer.occupy(x(point), (low + high) / 2, 4, (low - high) / 2);
        });
    }

    private void label(LabelPlacer placer, Point point) {
        String text = frame.fit(point.label(), (right - left) * 0.6);
        LabelPlacer.Place place = placer.place(text, x(point), y(point));
        if (Math.abs(place.middle() - y(point)) > 2 * RADIUS + 6) {
            svg.line(
                    "leader",
                    x(point),
                    y(point),
                    place.centre(),
                    place.middle() + (place.middle() < y(point) ? 6 : -6));
        }
        svg.text("halo", place.anchor(), place.x(), place.baseline(), text);
    }

    private void marker(boolean lazy, boolean checked, double x, double y, double radius) {
        String style = checked ? "mark" : "hollow";
        if (lazy) {
            svg.diamond(style, x, y, radius * 1.25);
        } else {
            svg.circle(style, x, y, radius);
        }
    }

    private static List<LegendEntry> legend(ScatterPlot plot, Frame frame) {
        List<LegendEntry> entries = new ArrayList<>();
        double x = 0;
        double y = 1.7 * frame.line() + 6;
        for (boolean lazy : new boolean[] {false, true}) {
            for (boolean checked : new boolean[] {true, false}) {
                if (plot.points().stream().anyMatch(point -> point.lazy() == lazy && point.checked() == checked)) {
                    String text = (lazy ? "lazily read" : "read in full") + ", " + (checked ? "checked" : "unchecked");
                    double width = 30 + frame.width(text);
                    if (x + width > frame.width()) {
                        x = 0;
                        y += frame.line() + 4;
                    }
                    entries.add(new LegendEntry(lazy, checked, text, x, y));
                    x += width;
                }
            }
        }
        return entries;
    }

    private void drawLegend() {
        for (LegendEntry entry : legend) {
            svg.group("legend");
            marker(entry.lazy(), entry.checked(), entry.x() + 8, entry.y() - 4, RADIUS);
            svg.endGroup();
            svg.text("start", entry.x() + 20, entry.y(), entry.text());
        }
    }
}
