package dev.brine.format.sklearn;

import dev.brine.model.ColumnType;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file, as Python writes it. */
record CsvTable(List<List<String>> records) {
    static CsvTable parse(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                boolean isDoubled = quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"';
                if (isDoubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(cells));
                    cells.clear();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return new CsvTable(records);
    }

    /** Returns the records as rows; by name where the first one holds the names of the columns. */
    List<Row> rows(Signature signature) {
        List<String> names = signature.names();
        boolean hasHeader = !names.isEmpty() && new HashSet<>(records.get(0)).containsAll(names);
        List<Row> rows = new ArrayList<>();
        for (List<String> record : records.subList(hasHeader ? 1 : 0, records.size())) {
            @Nullable Object[] cells = new @Nullable Object[signature.count()];
            for (int column = 0; column < cells.length; column++) {
                int at = hasHeader ? records.get(0).indexOf(names.get(column)) : column;
                cells[column] = cell(record.get(at), signature.types().get(column));
            }
            rows.add(Row.of(signature, cells));
        }
        return rows;
    }

    private static @Nullable Object cell(String text, ColumnType type) {
        if (text.isEmpty() || text.equals("nan")) {
            return null;
        }
        return type == ColumnType.NUMBER ? (Object) Double.valueOf(text) : type == ColumnType.STRING ? text : null;
    }
}
