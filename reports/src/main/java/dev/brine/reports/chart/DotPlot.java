package dev.brine.reports.chart;

import dev.brine.reports.chart.DotPlot.Row;
import dev.brine.reports.chart.LineChart.Quantity;
import dev.brine.reports.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every fork of every row of a block, with its score and interval, on one axis: logarithmic where the figures span more
 * than a factor of ten.
 *
 * @param quantity what the axis shows, in base units
 */
public record DotPlot(String title, Quantity quantity, List<Row> rows) implements Chart {
    /** Height of a row, in windows and on phones. */
    static final double ROW = 26;

    /**
     * One row.
     *
     * @param checked filled where what was read was checked, else hollow
     * @param estimate the figure, empty where there is none
     * @param remark the score and how it compares, or why there is no figure
     */
    public record Row(String label, SeriesStyle style, boolean checked, Optional<Estimate> estimate, String remark) {}

    @Override
    public Frame frame() {
        return Frame.HALF.withHeight(Drawing.AROUND + ROW * rows.size());
    }

    @Override
    public String draw(Frame frame, String id) {
        return Drawing.draw(this, frame.withHeight(frame().height()), id);
    }

    String inWords() {
        return rows.stream().map(row -> row.label() + ": " + row.remark()).collect(Collectors.joining("; "));
    }

    /** Draws a dot plot: a small ring for each fork, a bar for the interval, the subject's mark for the score. */
    private static final class Drawing {
        /** Height above and below the rows. */
        static final double AROUND = 64;

        private static final double TOP = 26;

        private final DotPlot plot;
        private final Frame frame;
        private final double left;
        private final double right;
        private final Axis axis;
        private final Svg svg;

        private Drawing(DotPlot plot, Frame frame, String id, List<Double> values) {
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
            Drawing drawing = new Drawing(plot, frame, id, values);
            drawing.axis();
            for (int i = 0; i < plot.rows().size(); i++) {
                drawing.row(plot.rows().get(i), TOP + ROW * (i + 0.5));
            }
            return drawing.svg.end();
        }

        private static double gutter(DotPlot plot, Frame frame) {
            return frame.widest(plot.rows().stream().map(Row::label));
        }

        private static double remarks(DotPlot plot, Frame frame) {
            return frame.widest(plot.rows().stream()
                    .filter(row -> row.estimate().isPresent())
                    .map(Row::remark));
        }

        private void axis() {
            double bottom = TOP + ROW * plot.rows().size();
            svg.gridAlong(axis, frame, TOP, bottom, plot.quantity().text());
            svg.line("axis", left, bottom, right, bottom)
                    .text("start", 4, frame.line() - 1, plot.quantity().name() + (axis.logarithmic() ? " (log)" : ""));
        }

        private void row(Row row, double y) {
            svg.text("end", left - 8, y + frame.line() * 0.3, frame.fit(row.label(), left - 14))
                    .line("rail", left, y, right, y);
            if (row.estimate().isEmpty()) {
                svg.text(
                        "bad",
                        "start",
                        left + 4,
                        y + frame.line() * 0.3,
                        frame.fit(row.remark(), frame.width() - left));
                return;
            }
            Estimate estimate = row.estimate().orElseThrow();
            svg.group(row.style().with("dots"));
            estimate.interval().ifPresent(interval -> svg.intervalAlong("interval", "cap", axis, interval, y));
            for (double point : estimate.points()) {
                svg.circle("fork", axis.position(point), y, 3);
            }
            row.style().marker().draw(svg, row.checked() ? "mark" : "hollow", axis.position(estimate.score()), y, 5);
            svg.endGroup()
                    .text(
                            "start",
                            right + 8,
                            y + frame.line() * 0.3,
                            frame.fit(row.remark(), frame.width() - right - 8));
        }
    }
}
