package dev.brine.reports.chart;

import dev.brine.reports.chart.DotPlot.Row;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import java.util.ArrayList;
import java.util.List;

/** Draws a dot plot: a small ring for each fork, a bar for the interval, the subject's mark for the score. */
final class DotSvg {
    /** Height above and below the rows. */
    static final double AROUND = 64;

    private static final double TOP = 26;

    private final DotPlot plot;
    private final Frame frame;
    private final double left;
    private final double right;
    private final Axis axis;
    private final Svg svg;

    private DotSvg(DotPlot plot, Frame frame, String id, List<Double> values) {
        this.plot = plot;
        this.frame = frame;
        this.left = Math.min(gutter(plot, frame), frame.width() * 0.33) + 14;
        this.right = frame.width() - Math.min(remarks(plot, frame), frame.width() * 0.3) - 12;
        this.axis = Axis.fitting(values, left + 6, right - 6);
        this.svg = Svg.image(frame, id, plot.title(), plot.inWords());
    }

    static String draw(DotPlot plot, Frame frame, String id) {
        List<Double> values = new ArrayList<>();
        for (Row row : plot.rows()) {
            row.estimate().ifPresent(estimate -> {
                values.addAll(estimate.points());
                estimate.interval().ifPresent(bounds -> values.addAll(List.of(bounds.low(), bounds.high())));
            });
        }
        DotSvg drawing = new DotSvg(plot, frame, id, values);
        drawing.axis();
        for (int i = 0; i < plot.rows().size(); i++) {
            drawing.row(plot.rows().get(i), TOP + DotPlot.ROW * (i + 0.5));
        }
        return drawing.svg.end();
    }

    private static double gutter(DotPlot plot, Frame frame) {
        return frame.widest(plot.rows().stream().map(Row::label));
    }

    private static double remarks(DotPlot plot, Frame frame) {
        return frame.widest(
                plot.rows().stream().filter(row -> row.estimate().isPresent()).map(Row::remark));
    }

    private void axis() {
        double bottom = TOP + DotPlot.ROW * plot.rows().size();
        for (double tick : axis.ticks(frame, plot.quantity().text())) {
            svg.line("grid", axis.position(tick), TOP, axis.position(tick), bottom)
                    .text(
                            "middle",
                            axis.position(tick),
                            bottom + frame.line() + 2,
                            plot.quantity().text().apply(tick));
        }
        svg.line("axis", left, bottom, right, bottom)
                .text("start", 4, frame.line() - 1, plot.quantity().name() + (axis.logarithmic() ? " (log)" : ""));
    }

    private void row(Row row, double y) {
        svg.text("end", left - 8, y + frame.line() * 0.3, frame.fit(row.label(), left - 14))
                .line("rail", left, y, right, y);
        if (row.estimate().isEmpty()) {
            svg.text("bad", "start", left + 4, y + frame.line() * 0.3, frame.fit(row.remark(), frame.width() - left));
            return;
        }
        Estimate estimate = row.estimate().orElseThrow();
        svg.group(row.style().with("dots"));
        estimate.interval().ifPresent(interval -> interval(interval, y));
        for (double point : estimate.points()) {
            svg.circle("fork", axis.position(point), y, 3);
        }
        row.style().marker().draw(svg, row.checked() ? "mark" : "hollow", axis.position(estimate.score()), y, 5);
        svg.endGroup()
                .text("start", right + 8, y + frame.line() * 0.3, frame.fit(row.remark(), frame.width() - right - 8));
    }

    private void interval(Interval interval, double y) {
        double low = axis.position(interval.low());
        double high = axis.position(interval.high());
        svg.line("interval", low, y, high, y)
                .line("cap", low, y - 5, low, y + 5)
                .line("cap", high, y - 5, high, y + 5);
    }
}
