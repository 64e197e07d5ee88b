package dev.brine.reports.chart;

import dev.brine.reports.chart.BarChart.Bar;
import dev.brine.reports.chart.BarChart.Part;

/** Draws stacked bars. */
final class BarSvg {
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

    private BarSvg(BarChart chart, Frame frame, String id) {
        this.chart = chart;
        this.frame = frame;
        this.top = 46 + (frame.narrow() ? LEGEND_LINE * chart.parts().size() : 0);
        double labels = frame.widest(chart.bars().stream().map(Bar::label));
        this.left = Math.min(labels, frame.width() * (frame.narrow() ? 0.5 : 0.33)) + 14;
        this.right = frame.width()
                - 14
                - frame.widest(
                        chart.bars().stream().map(bar -> chart.quantity().text().apply(bar.sum())));
        this.axis = new Axis(false, 0, largest(chart), left, right);
        this.svg = Svg.image(frame, id, chart.title(), chart.inWords());
    }

    static String draw(BarChart chart, Frame frame, String id) {
        BarSvg drawing = new BarSvg(chart, frame, id);
        drawing.legend();
        drawing.axis();
        for (int i = 0; i < chart.bars().size(); i++) {
            drawing.bar(chart.bars().get(i), drawing.top + BarChart.ROW * (i + 0.5));
        }
        return drawing.svg.end();
    }

    private static double largest(BarChart chart) {
        double largest = 0;
        for (Bar bar : chart.bars()) {
            largest = Math.max(
                    largest,
                    Math.max(bar.sum(), bar.total().map(total -> total.high()).orElse(0.0)));
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
        double bottom = top + BarChart.ROW * chart.bars().size();
        for (double tick : axis.ticks(frame, chart.quantity().text())) {
            svg.line("grid", axis.position(tick), top, axis.position(tick), bottom)
                    .text(
                            "middle",
                            axis.position(tick),
                            bottom + frame.line() + 2,
                            chart.quantity().text().apply(tick));
        }
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
            double low = axis.position(bar.total().get().low());
            double high = axis.position(bar.total().get().high());
            svg.line("bar", low, y, high, y).line("bar", low, y - 4, low, y + 4).line("bar", high, y - 4, high, y + 4);
            text = Math.max(end, high);
        }
        svg.text(
                "start",
                text + 6,
                y + frame.line() * 0.3,
                chart.quantity().text().apply(sum));
    }
}
