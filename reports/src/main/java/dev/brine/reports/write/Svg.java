package dev.brine.reports.write;

import java.util.Locale;

/** Writes the few shapes that the pictures need. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    private Svg() {}

    static Svg start(String attributes, double width, double height) {
        Svg svg = new Svg();
        svg.out.append(format("<svg %s viewBox=\"0 0 %.0f %.0f\">", attributes, width, height));
        return svg;
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return raw(
                format("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2));
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
        return raw(format("<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">", anchor, x, y))
                .raw(Html.escape(text))
                .raw("</text>");
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
}
