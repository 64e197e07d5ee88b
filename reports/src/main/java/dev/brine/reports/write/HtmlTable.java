package dev.brine.reports.write;

import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Kind;
import dev.brine.reports.write.Table.Line;
import java.util.Locale;
import java.util.Optional;

/** Lays one table out in HTML, with its pictures. */
final class HtmlTable {
    private final Table table;
    private final Optional<Axis> axis;
    private final StringBuilder out;

    private HtmlTable(Table table, StringBuilder out) {
        this.table = table;
        this.axis = Strip.axis(table);
        this.out = out;
    }

    static void write(Table table, StringBuilder out) {
        new HtmlTable(table, out).write();
    }

    private void write() {
        boolean figures = table.columns().stream().anyMatch(column -> column.kind() == Kind.NUMBER);
        out.append("<div class=\"wide\"><table")
                .append(figures ? " class=\"figures\"" : "")
                .append(">\n<thead><tr>");
        for (Column column : table.columns()) {
            out.append("<th scope=\"col\"")
                    .append(alignment(column))
                    .append('>')
                    .append(Html.escape(column.heading()));
            out.append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        table.lines().forEach(this::line);
        out.append("</tbody>\n</table></div>\n");
    }

    private void line(Line line) {
        out.append("<tr class=\"")
                .append(line.tone().name().toLowerCase(Locale.ROOT))
                .append("\"><th scope=\"row\">");
        out.append(Html.escape(line.cells().get(0))).append("</th>");
        for (int i = 1; i < line.cells().size(); i++) {
            cell(table.columns().get(i), line, line.cells().get(i));
        }
        out.append("</tr>\n");
        if (!line.note().isBlank()) {
            note(line);
        }
    }

    private void note(Line line) {
        out.append("<tr class=\"")
                .append(tone(line))
                .append(" note\"><td colspan=\"")
                .append(table.columns().size());
        out.append("\"><span>").append(Html.escape(line.note())).append("</span></td></tr>\n");
    }

    private static String tone(Line line) {
        return line.tone().name().toLowerCase(Locale.ROOT);
    }

    private void cell(Column column, Line line, String text) {
        String content = column.kind() == Kind.PICTURE ? picture(line) : Html.escape(text);
        String emphasis = text.equals("ERROR") ? " class=\"number bad\"" : alignment(column);
        out.append("<td").append(emphasis).append('>').append(content).append("</td>");
    }

    private String picture(Line line) {
        return axis.flatMap(shared -> line.estimate().map(estimate -> Strip.draw(estimate, shared)))
                .orElse("");
    }

    private static String alignment(Column column) {
        return column.kind() == Kind.NUMBER ? " class=\"number\"" : "";
    }
}
