package dev.brine.cli;

import dev.brine.model.ColumnType;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a CSV file as cells of given columns. A first line that holds the columns' names is a header, and
 * columns go by name; else by position.
 */
final class CsvRows implements Closeable {
    private final CsvReader reader;
    private final Signature signature;
    private final int[] columnOfCell;
    private @Nullable CsvRecord pending;

    private CsvRows(CsvReader reader, Signature signature) throws IOException {
        this.reader = reader;
        this.signature = signature;
        CsvRecord first = nextRecord();
        if (first == null) {
            throw new RefusedException(reader.name() + ": is empty, expected rows");
        }
        boolean header = isHeader(first.cells());
        this.columnOfCell = header
                ? columnsByName(first)
                : IntStream.range(0, signature.count()).toArray();
        this.pending = header ? null : first;
    }

    static CsvRows open(Path path, Signature signature) throws IOException {
        CsvReader reader = CsvReader.open(path);
        try {
            return new CsvRows(reader, signature);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Returns the next row, or null at the end. */
    @Nullable
    Row next() throws IOException {
        CsvRecord record = pending == null ? nextRecord() : pending;
        pending = null;
        return record == null ? null : row(record);
    }

    /** Skips lines with nothing on them; where there is one column, such a line is a missing value. */
    private @Nullable CsvRecord nextRecord() throws IOException {
        CsvRecord record = reader.next();
        while (record != null && record.isBlank() && signature.count() != 1) {
            record = reader.next();
        }
        return record;
    }

    /** All names, or a name where a number belongs: a header with a missing or misspelt column is not taken for a row. */
    private boolean isHeader(List<CsvCell> cells) {
        List<String> names = signature.names();
        if (names.isEmpty()) {
            return false;
        }
        Set<String> texts = new HashSet<>();
        cells.forEach(cell -> texts.add(cell.text()));
        return texts.containsAll(names)
                || IntStream.range(0, cells.size()).anyMatch(i -> isMisplacedName(cells.get(i), i, names));
    }

    private boolean isMisplacedName(CsvCell cell, int index, List<String> names) {
        boolean holdsText = index < signature.count() && signature.types().get(index) != ColumnType.NUMBER;
        return !holdsText && cell.number().isEmpty() && names.contains(cell.text());
    }

    private int[] columnsByName(CsvRecord header) throws RefusedException {
        Set<String> missing = new HashSet<>(signature.names());
        int[] columns = new int[header.cells().size()];
        for (int i = 0; i < columns.length; i++) {
            String name = header.cells().get(i).text();
            columns[i] = signature.names().indexOf(name);
            if (columns[i] < 0) {
                throw refused(header, "unknown column '%s', expected %s".formatted(name, signature.names()));
            }
            if (!missing.remove(name)) {
                throw refused(header, "column '%s' occurs twice".formatted(name));
            }
        }
        for (String name : signature.names()) {
            if (missing.contains(name)) {
                throw refused(header, "missing column '%s'".formatted(name));
            }
        }
        return columns;
    }

    private Row row(CsvRecord record) throws RefusedException {
        List<CsvCell> given = record.cells();
        if (given.size() > columnOfCell.length) {
            throw refused(
                    record,
                    "%d cells, expected %d: extra '%s' after %s"
                            .formatted(
                                    given.size(),
                                    columnOfCell.length,
                                    given.get(columnOfCell.length).text(),
                                    label(columnOfCell[columnOfCell.length - 1])));
        }
        if (given.size() < columnOfCell.length) {
            throw refused(
                    record,
                    "%d cells, expected %d: missing %s"
                            .formatted(given.size(), columnOfCell.length, label(columnOfCell[given.size()])));
        }
        @Nullable Object[] cells = new @Nullable Object[columnOfCell.length];
        for (int i = 0; i < cells.length; i++) {
            cells[columnOfCell[i]] = value(record, given.get(i), columnOfCell[i]);
        }
        return Row.of(signature, cells);
    }

    private @Nullable Object value(CsvRecord record, CsvCell cell, int column) throws RefusedException {
        ColumnType type = signature.types().get(column);
        if (type != ColumnType.NUMBER) {
            return cell.isMissing() ? null : cell.text();
        }
        return cell.number()
                .orElseThrow(() ->
                        refused(record, "%s holds '%s', expected a number".formatted(label(column), cell.text())));
    }

    /** Counts unnamed columns from 1, as lines are. */
    private String label(int column) {
        return signature.names().isEmpty()
                ? "column " + (column + 1)
                : "column '" + signature.names().get(column) + "'";
    }

    private RefusedException refused(CsvRecord record, String reason) {
        return new RefusedException("%s: line %d: %s".formatted(reader.name(), record.line(), reason));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
