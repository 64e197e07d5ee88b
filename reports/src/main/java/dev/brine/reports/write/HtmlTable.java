package dev.brine.reports.write;

import dev.brine.reports.internal.Html;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Kind;
import dev.brine.reports.write.Table.Line;
import java.util.Locale;

/** Lays one table out in HTML; a line and its note share a body, so that sorting keeps them together. */
final class HtmlTable {
    /** Letters from which a text takes several lines. */
    private static final int LONG = 40;

    private final Table table;
    private final StringBuilder out;

    private HtmlTable(Table table, StringBuilder out) {
        this.table = table;
        this.out = out;
    }

    static void write(Table table, StringBuilder out) {
        new HtmlTable(table, out).write();
    }

    /** Opens a box that scrolls sideways where it must, and can be scrolled by keyboard. */
    static void openScroller(String name, StringBuilder out) {
        out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(Html.escape(name))
                .append("\">");
    }

    private void write() {
        boolean figures = table.columns().stream().anyMatch(column -> column.kind() == Kind.NUMBER);
        openScroller("Table: " + (table.title().isBlank() ? "figures" : table.title()), out);
        out.append("<table").append(figures ? " class=\"figures\"" : "").append(">\n<thead><tr>");
        for (Column column : table.columns()) {
            out.append("<th scope=\"col\"")
                    .append(alignment(column))
                    .append('>')
                    .append(Html.escape(column.heading()));
            out.append("</th>");
        }
        out.append("</tr></thead>\n");
        table.lines().forEach(this::line);
        out.append("</table></div>\n");
    }

    private void line(Line line) {
        out.append("<tbody><tr class=\"").append(tone(line));
        out.append(line.note().isBlank() ? "" : " noted").append("\"><th scope=\"row\">");
        out.append(Html.escape(line.cells().get(0))).append("</th>");
        for (int i = 1; i < line.cells().size(); i++) {
            cell(table.columns().get(i), line.cells().get(i));
        }
        out.append("</tr>");
        if (!line.note().isBlank()) {
            note(line);
        }
        out.append("</tbody>\n");
    }

    private void note(Line line) {
        out.append("\n<tr class=\"")
                .append(tone(line))
                .append(" note\"><td colspan=\"")
                .append(table.columns().size());
        out.append("\"><span>").append(Html.escape(line.note())).append("</span></td></tr>");
    }

    private static String tone(Line line) {
        return line.tone().name().toLowerCase(Locale.ROOT);
    }

    private void cell(Column column, String text) {
        out.append("<td")
                .append(emphasis(column, text))
                .append('>')
                .append(Html.escape(text))
                .append("</td>");
    }

    private static String emphasis(Column column, String text) {
        if (text.equals("ERROR")) {
            return " class=\"number bad\"";
        }
        boolean wraps = column.kind() != Kind.NUMBER && text.length() > LONG;
        return wraps ? " class=\"long\"" : alignment(column);
    }

    private static String alignment(Column column) {
        return column.kind() == Kind.NUMBER ? " class=\"number\"" : "";
    }
}
