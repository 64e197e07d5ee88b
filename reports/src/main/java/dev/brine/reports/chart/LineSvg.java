package dev.brine.reports.chart;

import dev.brine.reports.chart.LineChart.Crossing;
import dev.brine.reports.chart.LineChart.LabelSide;
import dev.brine.reports.chart.LineChart.Legend;
import dev.brine.reports.chart.LineChart.Point;
import dev.brine.reports.chart.LineChart.Quantity;
import dev.brine.reports.chart.LineChart.Series;
import dev.brine.reports.chart.Svg.Spot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Draws lines with their intervals; labels stand in a gutter at one end of the lines. */
final class LineSvg {
    private static final double RIGHT_MARGIN = 14;
    private static final double BOTTOM_MARGIN = 46;
    private static final double TOP_MARGIN = 30;
    private static final double LABEL_GAP = 16;

    private final LineChart chart;
    private final Frame frame;
    private final double left;
    private final double plotLeft;
    private final double plotRight;
    private final double right;
    private final double top;
    private final double bottom;
    private final Axis xs;
    private final Axis ys;
    private final Svg svg;

    private LineSvg(LineChart chart, Frame frame, String id) {
        this.chart = chart;
        this.frame = frame;
        this.top = TOP_MARGIN + legendLines() * (frame.line() + 4);
        this.bottom = frame.height() - BOTTOM_MARGIN;
        this.right = frame.width() - RIGHT_MARGIN;
        this.ys = axis(chart.y(), values(chart.lines()), bottom, top);
        this.left = 8 + widestTick();
        boolean before = chart.labels() == LabelSide.BEGINNING;
        this.plotLeft = left + (before ? gutterWidth() : 10);
        this.plotRight = before ? right : right - gutterWidth();
        List<Double> measured = xValues();
        this.xs = new Axis(
                chart.x().logarithmic(), measured.get(0), measured.get(measured.size() - 1), plotLeft, plotRight);
        this.svg = Svg.image(frame, id, chart.title(), chart.inWords());
    }

    static String draw(LineChart chart, Frame frame, String id) {
        LineSvg drawing = new LineSvg(chart, frame, id);
        drawing.legend();
        drawing.axes();
        drawing.chart.lines().forEach(drawing::band);
        drawing.chart.lines().stream().filter(Series::dashed).forEach(drawing::line);
        drawing.chart.lines().stream().filter(line -> !line.dashed()).forEach(drawing::line);
        drawing.crossings();
        drawing.labels();
        return drawing.svg.end();
    }

    private static Axis axis(Quantity quantity, Collection<Double> values, double start, double end) {
        if (quantity.logarithmic()) {
            return Axis.logarithmic(values, start, end);
        }
        return new Axis(false, 0, Collections.max(values) * 1.08, start, end);
    }

    private static List<Double> values(List<Series> lines) {
        List<Double> values = new ArrayList<>();
        for (Series line : lines) {
            line.extension().forEach(point -> values.add(point.y()));
            line.points().forEach(point -> {
                values.add(point.y());
                point.interval().ifPresent(bounds -> values.addAll(List.of(bounds.low(), bounds.high())));
            });
        }
        return values;
    }

    private double widestTick() {
        return frame.widest(ys.ticks().stream().map(tick -> chart.y().text().apply(tick)));
    }

    private double gutterWidth() {
        double widest = frame.widest(chart.lines().stream().map(Series::label));
        return LABEL_GAP * 2 + Math.min(widest, frame.width() * (frame.narrow() ? 0.34 : 0.22));
    }

    private int legendLines() {
        return frame.narrow() ? chart.legend().size() : chart.legend().isEmpty() ? 0 : 1;
    }

    private void axes() {
        for (double tick : ys.ticks()) {
            svg.line("grid", left + 4, ys.position(tick), plotRight, ys.position(tick))
                    .text("end", left, ys.position(tick) + 4, chart.y().text().apply(tick));
        }
        for (double tick : xTicks()) {
            svg.line("grid", xs.position(tick), top, xs.position(tick), bottom)
                    .text(
                            tick == xs.high() ? "end" : "middle",
                            xs.position(tick),
                            bottom + frame.line() + 2,
                            chart.x().text().apply(tick));
        }
        svg.line("axis", plotLeft, bottom, plotRight, bottom)
                .text("end", plotRight, bottom + 2 * frame.line() + 6, chart.x().name() + log(chart.x()))
                .text("start", 4, frame.line() - 2, chart.y().name() + log(chart.y()));
    }

    private List<Double> xTicks() {
        return xs.apart(
                chart.x().logarithmic() ? xs.ticks() : xValues(),
                frame,
                chart.x().text());
    }

    private List<Double> xValues() {
        return chart.lines().stream()
                .flatMap(line -> Stream.concat(line.points().stream(), line.extension().stream()))
                .map(Point::x)
                .distinct()
                .sorted()
                .toList();
    }

    private static String log(Quantity quantity) {
        return quantity.logarithmic() ? " (log)" : "";
    }

    private Spot spot(Point point) {
        return new Spot(xs.position(point.x()), ys.position(point.y()));
    }

    private void band(Series line) {
        List<Spot> edge = new ArrayList<>();
        List<Spot> back = new ArrayList<>();
        for (Point point : line.points()) {
            point.interval().ifPresent(bounds -> {
                edge.add(new Spot(xs.position(point.x()), ys.position(bounds.high())));
                back.add(0, new Spot(xs.position(point.x()), ys.position(bounds.low())));
            });
        }
        edge.addAll(back);
        if (edge.size() > 2) {
            svg.polygon(line.style().with(line.dashed() ? "band faint" : "band"), edge);
        }
    }

    private void line(Series line) {
        svg.group(line.style().with(line.dashed() ? "series dashed" : "series"));
        if (!line.extension().isEmpty()) {
            svg.polyline("extension", extension(line));
        }
        List<Spot> spots = line.points().stream().map(this::spot).toList();
        if (spots.size() > 1) {
            svg.polyline("line", spots);
        }
        double radius = line.dashed() ? 2.5 : frame.narrow() ? 3 : 4;
        for (Spot spot : spots) {
            line.style().marker().draw(svg, line.dashed() ? "hollow" : "mark", spot.x(), spot.y(), radius);
        }
        svg.endGroup();
    }

    /** The extension, from the last measured point on. */
    private List<Spot> extension(Series line) {
        Point last = line.points().get(line.points().size() - 1);
        return Stream.concat(Stream.of(last), line.extension().stream())
                .map(this::spot)
                .toList();
    }

    /** Crossings that would be drawn over one another share a ring. */
    private void crossings() {
        double radius = frame.narrow() ? 6 : 8;
        List<Spot> drawn = new ArrayList<>();
        for (Crossing crossing : chart.crossings()) {
            Spot spot = new Spot(xs.position(crossing.x()), ys.position(crossing.y()));
            boolean shared = drawn.stream()
                    .anyMatch(other -> Math.hypot(other.x() - spot.x(), other.y() - spot.y()) < 1.5 * radius);
            if (!shared) {
                drawn.add(spot);
                svg.circle("crossing", spot.x(), spot.y(), radius);
            }
        }
    }

    private void labels() {
        List<Series> labelled =
                chart.lines().stream().filter(line -> !line.label().isBlank()).toList();
        List<Spot> ends = labelled.stream().map(this::labelledEnd).toList();
        List<Double> places = Gutter.places(ends.stream().map(Spot::y).toList(), top + 4, bottom - 6, frame.line());
        for (int i = 0; i < labelled.size(); i++) {
            label(labelled.get(i), ends.get(i), places.get(i));
        }
    }

    private Spot labelledEnd(Series line) {
        List<Point> points = line.points();
        return spot(points.get(chart.labels() == LabelSide.BEGINNING ? 0 : points.size() - 1));
    }

    private void label(Series line, Spot end, double place) {
        boolean before = chart.labels() == LabelSide.BEGINNING;
        double x = before ? plotLeft - LABEL_GAP : plotRight + LABEL_GAP;
        double room = before ? x - left - 8 : frame.width() - x;
        int way = before ? 1 : -1;
        svg.line(line.style().with("lead"), x + 2 * way, place, end.x() - 5 * way, end.y());
        svg.text(before ? "end" : "start", x, place + frame.line() * 0.3, frame.fit(line.label(), room));
    }

    private void legend() {
        double x = 4;
        double y = 2 * frame.line() + 2;
        for (Legend entry : chart.legend()) {
            legendSample(entry, x, y - 4);
            svg.text("start", x + 38, y, entry.text());
            if (frame.narrow()) {
                y += frame.line() + 4;
            } else {
                x += 60 + frame.width(entry.text());
            }
        }
    }

    private void legendSample(Legend entry, double x, double y) {
        switch (entry) {
            case SOLID -> svg.line("sample", x, y, x + 32, y);
            case DASHED -> svg.line("sample dashes", x, y, x + 32, y);
            case DOTTED -> svg.line("sample dots", x, y, x + 32, y);
            case CROSSING -> svg.circle("crossing", x + 16, y, 6);
        }
    }

    /** Places labels one under another beside a picture, each as near to its line as the others allow. */
    static final class Gutter {
        private Gutter() {}

        /**
         * Heights of the labels, in the order of the wishes.
         *
         * @param wishes where each label would like to be
         * @param spacing least distance of two labels
         */
        static List<Double> places(List<Double> wishes, double top, double bottom, double spacing) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < wishes.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparing(wishes::get));
            double[] places = new double[wishes.size()];
            double lowest = top;
            for (int index : order) {
                places[index] = Math.max(wishes.get(index), lowest);
                lowest = places[index] + spacing;
            }
            double highest = bottom;
            for (int i = order.size() - 1; i >= 0; i--) {
                int index = order.get(i);
                places[index] = Math.min(places[index], highest);
                highest = places[index] - spacing;
            }
            List<Double> result = new ArrayList<>();
            for (double place : places) {
                result.add(place);
            }
            return result;
        }
    }
}
