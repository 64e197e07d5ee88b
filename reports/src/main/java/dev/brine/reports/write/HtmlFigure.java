package dev.brine.reports.write;

import dev.brine.reports.chart.Chart;
import dev.brine.reports.chart.Frame;
import dev.brine.reports.internal.Html;

/** Lays one picture out in HTML, for windows and for phones, with its words and, folded away, its figures. */
final class HtmlFigure {
    private HtmlFigure() {}

    static void write(Figure figure, String id, StringBuilder out) {
        Chart chart = figure.chart();
        out.append("<figure id=\"")
                .append(id)
                .append("\" class=\"")
                .append(chart.frame().style())
                .append("\">\n");
        out.append("<p class=\"title\">").append(Html.escape(chart.title())).append("</p>\n");
        out.append(chart.draw(chart.frame(), id + "-wide")).append('\n');
        out.append(chart.draw(Frame.NARROW, id + "-narrow")).append('\n');
        out.append("<figcaption>");
        figure.captions()
                .forEach(caption ->
                        out.append("<p>").append(Html.escape(caption)).append("</p>"));
        out.append("</figcaption>\n");
        boolean figures =
                figure.tables().stream().anyMatch(table -> !table.lines().isEmpty());
        if (figures) {
            out.append("<details><summary>Figures of this picture</summary>\n");
            figure.tables().forEach(table -> table(table, chart.title(), out));
            out.append("</details>\n");
        }
        out.append("</figure>\n");
    }

    private static void table(Table table, String title, StringBuilder out) {
        if (table.lines().isEmpty()) {
            return;
        }
        if (!table.title().equals(title)) {
            out.append("<p class=\"title\">").append(Html.escape(table.title())).append("</p>\n");
        }
        table.captions()
                .forEach(text -> out.append("<p class=\"quiet\">")
                        .append(Html.escape(text))
                        .append("</p>\n"));
        HtmlTable.write(table, out);
    }
}
