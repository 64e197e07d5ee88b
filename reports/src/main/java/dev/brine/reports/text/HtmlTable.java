package dev.brine.reports.text;

import dev.brine.reports.text.Table.Column;
import dev.brine.reports.text.Table.Kind;
import dev.brine.reports.text.Table.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lays one table out in HTML; a line and its note share a body, so that sorting keeps them together. */
final class HtmlTable {
    /** Letters from which a text takes several lines. */
    private static final int LONG = 40;

    private final Table table;
    private final Html out;

    HtmlTable(Table table, Html out) {
        this.table = table;
        this.out = out;
    }

    /** Attributes given replace the class of tables that hold figures. */
    void write(String... attributes) {
        boolean figures = table.columns().stream().anyMatch(Column::isNumber);
        out.openScroller("Table: " + (table.title().isBlank() ? "figures" : table.title()));
        String[] usual = figures ? new String[] {"class", "figures"} : new String[0];
        out.open("table", attributes.length > 0 ? attributes : usual)
                .open("thead")
                .open("tr");
        table.columns().forEach(column -> out.element("th", column.heading(), with("scope", "col", style(column))));
        out.close().close();
        table.lines().forEach(this::line);
        out.close().close();
    }

    private void line(Line line) {
        List<String> data = new ArrayList<>();
        line.data().forEach((name, value) -> data.addAll(List.of("data-" + name, value)));
        String tone = line.tone().name().toLowerCase(Locale.ROOT);
        boolean noted = !line.note().isBlank();
        out.open("tbody", data.toArray(String[]::new)).open("tr", "class", noted ? tone + " noted" : tone);
        out.element("th", line.cells().get(0), "scope", "row");
        for (int i = 1; i < line.cells().size(); i++) {
            cell(table.columns().get(i), line.cells().get(i));
        }
        out.close();
        if (noted) {
            out.open("tr", "class", tone + " note")
                    .open("td", "colspan", Integer.toString(table.columns().size()))
                    .element("span", line.note())
                    .close()
                    .close();
        }
        out.close();
    }

    private void cell(Column column, String text) {
        if (column.kind() == Kind.FLAG) {
            boolean holds = text.equals(Table.YES);
            out.open("td")
                    .text(holds ? "\u2713" : "")
                    .element("span", holds ? " yes" : "no", "class", "sr")
                    .close();
            return;
        }
        boolean wraps = !column.isNumber() && text.length() > LONG;
        String style = text.equals("ERROR") ? "number bad" : wraps ? "long" : style(column);
        out.element("td", text, style.isEmpty() ? new String[0] : new String[] {"class", style});
    }

    private static String style(Column column) {
        return column.isNumber() ? "number" : "";
    }

    private static String[] with(String name, String value, String style) {
        String[] attributes = {name, value, "class", style};
        return style.isEmpty() ? Arrays.copyOf(attributes, 2) : attributes;
    }
}
