package dev.brine.reports.text;

import dev.brine.reports.text.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lays a table out in columns of characters. */
final class TextTable {
    private static final String MARGIN = "  ";
    private static final String GAP = "  ";
    private static final String NOTE_MARGIN = "      ";

    private final Table table;
    private final UnaryOperator<String> clean;
    private final int[] widths;

    private TextTable(Table table, UnaryOperator<String> clean) {
        this.table = table;
        this.clean = clean;
        this.widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = table.lines().stream()
                    .mapToInt(line -> line.cells().get(column).length())
                    .reduce(table.columns().get(i).heading().length(), Math::max);
        }
    }

    static List<String> padded(Table table) {
        TextTable layout = new TextTable(table, UnaryOperator.identity());
        List<String> lines = new ArrayList<>();
        lines.add(layout.row(layout.headings()));
        table.lines().forEach(line -> lines.add(layout.row(line.cells())));
        return lines;
    }

    static String ruled(Table table, int width) {
        TextTable layout = new TextTable(table, Console::ascii);
        layout.shrink(width - MARGIN.length());
        List<String> lines = new ArrayList<>();
        lines.add(MARGIN + layout.row(layout.headings()));
        lines.add(MARGIN
                + layout.row(Arrays.stream(layout.widths).mapToObj("-"::repeat).toList()));
        table.lines().forEach(line -> {
            lines.add((MARGIN + layout.row(line.cells())).stripTrailing());
            if (!line.note().isBlank()) {
                Console.wrap(Console.ascii(line.note()), 0, width - NOTE_MARGIN.length())
                        .forEach(text -> lines.add(NOTE_MARGIN + text));
            }
        });
        return String.join("\n", lines) + "\n";
    }

    private List<String> headings() {
        return table.columns().stream().map(Column::heading).toList();
    }

    private void shrink(int room) {
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - room;
        for (; excess > 0; excess--) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            widths[widest]--;
        }
    }

    private String row(List<String> cells) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String text = Console.cut(clean.apply(cells.get(i)), widths[i]);
            String space = " ".repeat(widths[i] - text.length());
            padded.add(table.columns().get(i).isNumber() ? space + text : text + space);
        }
        return String.join(GAP, padded).stripTrailing();
    }
}
