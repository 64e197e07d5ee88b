package dev.brine.reports.chart;

import dev.brine.reports.chart.BarChart.Bar;
import dev.brine.reports.chart.BarChart.Part;
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
        return Frame.WIDE.withHeight(Drawing.AROUND + ROW * bars.size());
    }

    @Override
    public String draw(Frame frame, String id) {
        double legend = frame.narrow() ? Drawing.LEGEND_LINE * parts.size() : 0;
        return Drawing.draw(this, frame.withHeight(frame().height() + legend), id);
    }

    String inWords() {
        return bars.stream()
                .map(bar -> bar.label() + ": " + quantity.text().apply(bar.sum()))
                .collect(Collectors.joining("; "));
    }

    /** Draws stacked bars. */
    private static final class Drawing {
        /** Height above and below the bars. */
        static final double AROUND = 82;

        /** Height of a line of the legend, where its entries stand one under another. */
        static final double LEGEND_LINE = 17;

        private static final double THICKNESS = 16;

        private final BarChart chart;
        private final Frame frame;
        private final double top;
        private final double left;
        private final double right;
        private final Axis axis;
        private final Svg svg;

        private Drawing(BarChart chart, Frame frame, String id) {
            this.chart = chart;
            this.frame = frame;
            this.top = 46 + (frame.narrow() ? LEGEND_LINE * chart.parts().size() : 0);
            double labels = frame.widest(chart.bars().stream().map(Bar::label));
            this.left = Math.min(labels, frame.width() * (frame.narrow() ? 0.5 : 0.33)) + 14;
            this.right = frame.width()
                    - 14
                    - frame.widest(chart.bars().stream()
                            .map(bar -> chart.quantity().text().apply(bar.sum())));
            this.axis = new Axis(false, 0, largest(chart), left, right);
            this.svg = Svg.image(frame, id, chart.title(), chart.inWords());
        }

        static String draw(BarChart chart, Frame frame, String id) {
            Drawing drawing = new Drawing(chart, frame, id);
            drawing.legend();
            drawing.axis();
            for (int i = 0; i < chart.bars().size(); i++) {
                drawing.bar(chart.bars().get(i), drawing.top + ROW * (i + 0.5));
            }
            return drawing.svg.end();
        }

        private static double largest(BarChart chart) {
            double largest = 0;
            for (Bar bar : chart.bars()) {
                largest = Math.max(
                        largest,
                        Math.max(
                                bar.sum(),
                                bar.total().map(total -> total.high()).orElse(0.0)));
            }
            return largest > 0 ? largest : 1;
        }

        private void legend() {
            double x = 4;
            double y = 2 * frame.line() + 2;
            for (Part shown : chart.parts()) {
                svg.rectangle("part p" + shown.colour(), x, y - 11, 14, 12).text("start", x + 20, y, shown.name());
                if (frame.narrow()) {
                    y += LEGEND_LINE;
                } else {
                    x += 40 + frame.width(shown.name());
                }
            }
        }

        private void axis() {
            double bottom = top + ROW * chart.bars().size();
            svg.gridAlong(axis, frame, top, bottom, chart.quantity().text());
            svg.line("axis", left, top, left, bottom)
                    .text("start", 4, frame.line() - 1, chart.quantity().name());
        }

        private void bar(Bar bar, double y) {
            svg.text("end", left - 8, y + frame.line() * 0.3, frame.fit(bar.label(), left - 14));
            double end = left;
            double sum = 0;
            for (int part = 0; part < bar.sizes().size(); part++) {
                sum += bar.sizes().get(part);
                double next = axis.position(sum);
                svg.rectangle(
                        "part p" + chart.parts().get(part).colour(),
                        end,
                        y - THICKNESS / 2,
                        Math.max(0, next - end),
                        THICKNESS);
                end = next;
            }
            double text = end;
            if (bar.total().isPresent()) {
                Interval total = bar.total().get();
                svg.intervalAlong("bar", "bar", axis, total, y);
                text = Math.max(end, axis.position(total.high()));
            }
            svg.text(
                    "start",
                    text + 6,
                    y + frame.line() * 0.3,
                    chart.quantity().text().apply(sum));
        }
    }
}
