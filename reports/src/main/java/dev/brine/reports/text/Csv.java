package dev.brine.reports.text;

import dev.brine.error.PlainText;
import dev.brine.reports.text.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** Lays a table out as RFC 4180 CSV. */
final class Csv {
    private Csv() {}

    static String of(Table table) {
        StringBuilder out = new StringBuilder();
        line(out, table.columns().stream().map(Column::heading).toList());
        table.lines().forEach(line -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < line.cells().size(); i++) {
                String cell = line.cells().get(i);
                cells.add(table.columns().get(i).isNumber() ? cell : field(cell));
            }
            line(out, cells);
        });
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> fields) {
        out.append(String.join(",", fields)).append("\r\n");
    }

    /** Quotes where RFC 4180 asks for it; text that a spreadsheet would run as a formula gets an apostrophe. */
    private static String field(String raw) {
        String text = PlainText.clean(raw);
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quote = safe.contains(",") || safe.contains("\"");
        return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
