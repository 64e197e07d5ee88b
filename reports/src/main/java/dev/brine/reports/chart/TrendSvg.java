package dev.brine.reports.chart;

import dev.brine.reports.chart.Svg.Spot;
import dev.brine.reports.history.HistoryLine;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Numbers;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a trend: runs from left to right, equally spaced, a mark for the score and a bar for its interval. */
final class TrendSvg {
    private static final double TOP = 14;
    private static final double RADIUS = 4;
    private static final String COLOUR = "s0";

    private final Trend trend;
    private final Frame frame;
    private final double left;
    private final double right;
    private final double bottom;
    private final Axis axis;
    private final Svg svg;

    private TrendSvg(Trend trend, Frame frame, String id) {
        this.trend = trend;
        this.frame = frame;
        this.right = frame.width() - 14;
        this.bottom = frame.height() - 2.8 * frame.line();
        this.axis = trend.positive()
                ? Axis.logarithmic(trend.values(), bottom, TOP)
                : Axis.fitting(trend.values(), bottom, TOP);
        this.left = 14 + frame.widest(axis.ticks().stream().map(tick -> Numbers.tick(tick, trend::value)));
        this.svg = Svg.image(frame, id, trend.title(), trend.everyRun());
    }

    static String draw(Trend trend, Frame frame, String id) {
        TrendSvg drawing = new TrendSvg(trend, frame, id);
        drawing.axes();
        drawing.runs();
        return drawing.svg.end();
    }

    private void axes() {
        for (double tick : axis.ticks()) {
            svg.line("grid", left, axis.position(tick), right, axis.position(tick))
                    .text("end", left - 8, axis.position(tick) + 4, Numbers.tick(tick, trend::value));
        }
        svg.line("axis", left, bottom, right, bottom).line("axis", left, TOP, left, bottom);
        List<HistoryLine> lines = trend.lines();
        svg.text("start", left, bottom + 1.2 * frame.line(), Trend.label(lines.get(0)));
        if (lines.size() > 1) {
            svg.text("end", right, bottom + 2.4 * frame.line(), Trend.label(trend.newest()));
        }
    }

    private void runs() {
        List<HistoryLine> lines = trend.lines();
        svg.group(COLOUR);
        svg.polyline(
                "path", IntStream.range(0, lines.size()).mapToObj(this::spot).toList());
        for (int i = 0; i < lines.size(); i++) {
            double x = spot(i).x();
            lines.get(i).interval().ifPresent(interval -> bar(x, interval));
            svg.circle("mark", x, spot(i).y(), RADIUS);
        }
        svg.endGroup();
    }

    private void bar(double x, Interval interval) {
        double low = axis.position(interval.low());
        double high = axis.position(interval.high());
        svg.line("interval", x, low, x, high)
                .line("cap", x - 4, low, x + 4, low)
                .line("cap", x - 4, high, x + 4, high);
    }

    private Spot spot(int run) {
        int runs = trend.lines().size();
        double share = runs == 1 ? 0.5 : (double) run / (runs - 1);
        return new Spot(
                left + 12 + (right - left - 24) * share,
                axis.position(trend.lines().get(run).score()));
    }
}
