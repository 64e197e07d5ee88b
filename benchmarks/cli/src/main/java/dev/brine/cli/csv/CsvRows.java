package dev.brine.cli.csv;

import dev.brine.cli.csv.CsvReader.CsvRecord;
import dev.brine.cli.io.Excerpt;
import dev.brine.cli.io.RefusedException;
import dev.brine.kind.TextColumns;
import dev.brine.model.AcceptedInputs;
import dev.brine.model.ColumnType;
import dev.brine.model.ModelState;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a CSV file as cells of a model's columns: by name after a header, else by position.
 *
 * <p>A cell of a text column is the text in it where the model knows it, whatever it says; of the others, those that
 * pandas reads as missing are missing. Lines with nothing on them are skipped, but between rows of one column, where they
 * are a missing value.
 *
 * <p><b>Cost.</b> A line is refused at the first cell past the columns, before the rest of it is read.
 */
public final class CsvRows implements Closeable {
    private static final int MAX_EXTRA_NAMES = 1000;
    private static final int MAX_BATCH_CHARACTERS = 1 << 20;

    /**
     * One row.
     *
     * @param line where it starts, counted from 1
     */
    public record CsvRow(long line, Row row) {}

    /** The cells of a record, one after another. */
    @FunctionalInterface
    private interface Cells {
        /** Returns the next cell, or null after the last. */
        @Nullable
        CsvCell next() throws IOException;
    }

    private final CsvReader reader;
    private final Signature signature;
    private final Optional<TextColumns> texts;
    private final AcceptedInputs accepted;
    private final boolean allowsRefused;
    private final int[] columnOfCell;
    private final Optional<String> note;
    private final long firstLine;
    private @Nullable CsvRow pending;
    private long blankLine;
    private long blankLines;

    private CsvRows(CsvReader reader, RowFile file, ModelState state) throws IOException {
        this.reader = reader;
        this.signature = state.signature();
        this.texts = TextColumns.firstOf(state);
        this.accepted = AcceptedInputs.of(state);
        this.allowsRefused = file.options().allowsRefused;
        CsvRecord first = firstRecord();
        this.firstLine = first.line();
        CsvHeader header = new CsvHeader(reader.name(), first, signature, texts);
        boolean isHeader = header.isThere(file.options().header);
        this.columnOfCell = isHeader
                ? header.columns()
                : IntStream.range(0, signature.count()).toArray();
        this.note = isHeader && file.options().header.isEmpty() ? header.note() : Optional.empty();
        if (isHeader) {
            blankLines = 0;
        } else {
            Iterator<CsvCell> cells = first.cells().iterator();
            pending = row(first.line(), () -> cells.hasNext() ? cells.next() : null);
        }
    }

    /**
     * Opens the rows of a model.
     *
     * @throws RefusedException if the file holds none, or its first line does not fit the model
     */
    static CsvRows open(RowFile file, ModelState state) throws IOException {
        if (state.signature().count() == 0) {
            throw new RefusedException(
                    "%s: the model takes no columns, so there are no rows of it".formatted(file.path()));
        }
        CsvReader reader = CsvReader.open(file.path(), state.signature().count());
        try {
            return new CsvRows(reader, file, state);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Returns what is to be told of the first line. */
    Optional<String> note() {
        return note;
    }

    /** Returns the next rows, few where they are wide; none at the end. */
    public List<CsvRow> nextBatch(int most) throws IOException {
        List<CsvRow> batch = new ArrayList<>();
        long start = reader.characters();
        while (batch.size() < most && reader.characters() - start < MAX_BATCH_CHARACTERS) {
            CsvRow row = next();
            if (row == null) {
                break;
            }
            batch.add(row);
        }
        return batch;
    }

    /** Returns the next row, or null at the end. */
    public @Nullable CsvRow next() throws IOException {
        if (pending == null) {
            CsvCell cell = nextRecord();
            if (cell == null) {
                return null;
            }
            pending = row(reader.line(), startingWith(cell));
        }
        if (blankLines > 0) {
            blankLines--;
            return new CsvRow(blankLine++, Row.of(signature, new @Nullable Object[1]));
        }
        CsvRow row = pending;
        pending = null;
        return row;
    }

    /** Returns the first cell of the next line that is not blank, or null at the end. */
    private @Nullable CsvCell nextRecord() throws IOException {
        while (reader.nextRecord()) {
            CsvCell cell = reader.nextCell();
            if (cell == null || !reader.isBlank(cell)) {
                return cell;
            }
            if (signature.count() == 1) {
                blankLine = blankLines == 0 ? reader.line() : blankLine;
                blankLines++;
            }
        }
        return null;
    }

    private CsvRecord firstRecord() throws IOException {
        CsvCell first = nextRecord();
        if (first == null) {
            throw new RefusedException(reader.name() + ": is empty, expected rows");
        }
        return reader.record(first, signature.count() + MAX_EXTRA_NAMES);
    }

    private Cells startingWith(CsvCell first) {
        return new Cells() {
            private @Nullable CsvCell unread = first;

            @Override
            public @Nullable CsvCell next() throws IOException {
                CsvCell cell = unread == null ? reader.nextCell() : unread;
                unread = null;
                return cell;
            }
        };
    }

    private CsvRow row(long line, Cells cells) throws IOException {
        @Nullable Object[] values = new @Nullable Object[columnOfCell.length];
        int count = 0;
        for (CsvCell cell = cells.next(); cell != null; cell = cells.next()) {
            if (count == values.length) {
                throw refused(
                        line,
                        "more than %d cells, expected %d: extra '%s' after %s"
                                .formatted(count, count, Excerpt.of(cell.text()), label(columnOfCell[count - 1])));
            }
            values[columnOfCell[count]] = value(line, cell, columnOfCell[count]);
            count++;
        }
        if (count < values.length) {
            throw refused(
                    line,
                    "%d cells, expected %d: missing %s".formatted(count, values.length, label(columnOfCell[count])));
        }
        return new CsvRow(line, Row.of(signature, values));
    }

    private @Nullable Object value(long line, CsvCell cell, int column) throws RefusedException {
        if (signature.types().get(column) != ColumnType.NUMBER) {
            boolean isText = !cell.isMissing()
                    || texts.filter(known -> known.knows(column, cell.text())).isPresent();
            if (isText) {
                return cell.text();
            }
            checkAccepted(line, column, cell, Double.NaN);
            return null;
        }
        double number = cell.number().orElseThrow(() -> refused(line, notANumber(line, cell, column)));
        checkAccepted(line, column, cell, number);
        return number;
    }

    private void checkAccepted(long line, int column, CsvCell cell, double number) throws RefusedException {
        Optional<AcceptedInputs.Refusal> refusal = allowsRefused ? Optional.empty() : accepted.refusal(column, number);
        if (refusal.isPresent()) {
            throw refused(
                    line,
                    "%s is %s%s, and the model was trained to take no such value; --allow-missing predicts all the same"
                            .formatted(
                                    label(column),
                                    refusal.get().words(),
                                    cell.text().isEmpty() ? "" : " (" + Excerpt.of(cell.text()) + ")"));
        }
    }

    private String notANumber(long line, CsvCell cell, int column) {
        String remedy = "";
        if (cell.text().matches("[-+]?[0-9.]+,[0-9,]*")) {
            remedy = " with a decimal point and no other separator";
        } else if (line == firstLine) {
            remedy = "; --header yes takes the line for a header";
        }
        return "%s holds '%s', expected a number%s".formatted(label(column), Excerpt.of(cell.text()), remedy);
    }

    /** Counts unnamed columns from 1, as lines are. */
    private String label(int column) {
        return signature.names().isEmpty()
                ? "column " + (column + 1)
                : "column '" + Excerpt.of(signature.names().get(column)) + "'";
    }

    private RefusedException refused(long line, String reason) {
        return RefusedException.atLine(reader.name(), line, reason);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
