package dev.brine.reports.write;

import dev.brine.reports.internal.AsciiText;
import dev.brine.reports.internal.ConsoleText;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Kind;
import dev.brine.reports.write.Table.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays one table out in ASCII: columns as wide as they need, the widest text cut where the line would not fit. */
final class ConsoleTable {
    private static final String MARGIN = "  ";
    private static final String GAP = "  ";

    private final Table table;
    private final int[] widths;
    private final StringBuilder out;

    private ConsoleTable(Table table, StringBuilder out) {
        this.table = table;
        this.out = out;
        this.widths = widths(table);
    }

    static void write(Table table, StringBuilder out) {
        ConsoleTable console = new ConsoleTable(table, out);
        console.row(table.columns().stream().map(Column::heading).toList());
        console.row(Arrays.stream(console.widths).mapToObj("-"::repeat).toList());
        table.lines().forEach(console::line);
    }

    private static int[] widths(Table table) {
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = table.lines().stream()
                    .mapToInt(line -> line.cells().get(column).length())
                    .reduce(table.columns().get(i).heading().length(), Math::max);
        }
        int excess = Arrays.stream(widths).sum()
                + GAP.length() * (widths.length - 1)
                + MARGIN.length()
                - ConsoleWriter.WIDTH;
        for (; excess > 0; excess--) {
            widths[widest(widths)]--;
        }
        return widths;
    }

    private static int widest(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            if (widths[i] > widths[widest]) {
                widest = i;
            }
        }
        return widest;
    }

    private void line(Line line) {
        row(line.cells());
        if (!line.note().isBlank()) {
            ConsoleText.wrap(AsciiText.of(line.note()), 0, ConsoleWriter.WIDTH - 6)
                    .forEach(text -> out.append("      ").append(text).append('\n'));
        }
    }

    private void row(List<String> cells) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            padded.add(pad(ConsoleText.cut(AsciiText.of(cells.get(i)), widths[i]), i));
        }
        out.append((MARGIN + String.join(GAP, padded)).stripTrailing()).append('\n');
    }

    private String pad(String text, int column) {
        String space = " ".repeat(widths[column] - text.length());
        return table.columns().get(column).kind() == Kind.NUMBER ? space + text : text + space;
    }
}
