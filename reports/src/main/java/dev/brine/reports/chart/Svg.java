package dev.brine.reports.chart;

import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Html;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Writes the few shapes that the pictures need. */
final class Svg {
    /** Half the length of the marks at the ends of an interval. */
    private static final double CAP = 4;

    private final StringBuilder out = new StringBuilder();

    private Svg() {}

    static Svg start(String attributes, double width, double height) {
        Svg svg = new Svg();
        svg.out.append(format("<svg %s viewBox=\"0 0 %.0f %.0f\">", attributes, width, height));
        return svg;
    }

    /** An image with a name and a description, that screen readers read in place of its shapes. */
    static Svg image(Frame frame, String id, String title, String description) {
        return start(
                        "class=\"chart %s\" role=\"img\" aria-labelledby=\"%s-title %s-text\""
                                .formatted(frame.style(), id, id),
                        frame.width(),
                        frame.height())
                .element("title", id + "-title", title)
                .element("desc", id + "-text", description);
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return raw(
                format("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2));
    }

    /** Lines across the picture at round values along it, their texts below, as many as have room. */
    Svg gridAlong(Axis axis, Frame frame, double top, double bottom, DoubleFunction<String> text) {
        for (double tick : axis.ticks(frame, text)) {
            double x = axis.position(tick);
            line("grid", x, top, x, bottom).text("middle", x, bottom + frame.line() + 2, text.apply(tick));
        }
        return this;
    }

    /** Lines along the picture at round values up it, their texts before them. */
    Svg gridUp(Axis axis, double left, double right, double gap, DoubleFunction<String> text) {
        for (double tick : axis.ticks()) {
            double y = axis.position(tick);
            line("grid", left, y, right, y).text("end", left - gap, y + 4, text.apply(tick));
        }
        return this;
    }

    /** An interval along the picture, with its ends marked. */
    Svg intervalAlong(String bar, String cap, Axis axis, Interval interval, double y) {
        double low = axis.position(interval.low());
        double high = axis.position(interval.high());
        return line(bar, low, y, high, y).line(cap, low, y - CAP, low, y + CAP).line(cap, high, y - CAP, high, y + CAP);
    }

    /** An interval up the picture, with its ends marked. */
    Svg intervalUp(String bar, String cap, Axis axis, Interval interval, double x) {
        double low = axis.position(interval.low());
        double high = axis.position(interval.high());
        return line(bar, x, low, x, high).line(cap, x - CAP, low, x + CAP, low).line(cap, x - CAP, high, x + CAP, high);
    }

    Svg polyline(String style, List<Spot> spots) {
        return raw("<polyline class=\"" + style + "\" points=\"" + points(spots) + "\"/>");
    }

    Svg polygon(String style, List<Spot> spots) {
        return raw("<polygon class=\"" + style + "\" points=\"" + points(spots) + "\"/>");
    }

    private static String points(List<Spot> spots) {
        return spots.stream()
                .map(spot -> format("%.1f,%.1f", spot.x(), spot.y()))
                .collect(Collectors.joining(" "));
    }

    Svg rectangle(String style, double x, double y, double width, double height) {
        return raw(format(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                style, x, y, width, height));
    }

    Svg circle(String style, double x, double y, double radius) {
        return raw(format("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", style, x, y, radius));
    }

    Svg diamond(String style, double x, double y, double radius) {
        return raw(format(
                "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fZ\"/>",
                style, x, y - radius, x + radius, y, x, y + radius, x - radius, y));
    }

    /** Text anchored at {@code start}, {@code middle} or {@code end}. */
    Svg text(String anchor, double x, double y, String text) {
        return text("", anchor, x, y, text);
    }

    /** Text of a class of its own. */
    Svg text(String style, String anchor, double x, double y, String text) {
        String name = style.isEmpty() ? "" : " class=\"" + style + "\"";
        return raw(format("<text%s text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">", name, anchor, x, y))
                .raw(Html.escape(text))
                .raw("</text>");
    }

    /** Opens a group that belongs together; {@link #endGroup()} closes it. */
    Svg group(String style) {
        return raw("<g class=\"" + style + "\">");
    }

    Svg endGroup() {
        return raw("</g>");
    }

    Svg element(String name, String id, String text) {
        return raw("<" + name + " id=\"" + id + "\">" + Html.escape(text) + "</" + name + ">");
    }

    private Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** A place in a picture. */
    record Spot(double x, double y) {}
}
