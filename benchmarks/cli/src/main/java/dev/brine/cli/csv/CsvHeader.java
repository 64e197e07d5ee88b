package dev.brine.cli.csv;

import dev.brine.cli.csv.CsvReader.CsvRecord;
import dev.brine.cli.io.Excerpt;
import dev.brine.cli.io.RefusedException;
import dev.brine.kind.TextColumns;
import dev.brine.model.ColumnType;
import dev.brine.model.Signature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Tells whether the first line of a CSV file is a header, and which column each cell belongs to. */
final class CsvHeader {
    /** What the user says of the first line. */
    enum Choice {
        YES,
        NO
    }

    static final String INDEX = "the first column has no name: it is the index that pandas writes;"
            + " leave it out with to_csv(..., index=False)";

    private final String file;
    private final CsvRecord first;
    private final List<CsvCell> cells;
    private final Signature signature;
    private final Optional<TextColumns> texts;
    private final Map<String, Integer> columnOfName = new HashMap<>();

    /** @param first the first line, whose cells may be more than the columns */
    CsvHeader(String file, CsvRecord first, Signature signature, Optional<TextColumns> texts) {
        this.file = file;
        this.first = first;
        this.cells = first.cells();
        this.signature = signature;
        this.texts = texts;
        for (String name : signature.names()) {
            columnOfName.put(name, columnOfName.size());
        }
    }

    /**
     * Returns whether the line is a header.
     *
     * @throws RefusedException if the file is none that a model's rows can be, or the line may be either
     */
    boolean isThere(Optional<Choice> choice) throws RefusedException {
        refuseOtherSeparator();
        refuseIndexColumn();
        if (choice.isPresent()) {
            return choice.get() == Choice.YES;
        }
        return columnOfName.isEmpty() ? isNamesOfUnnamed() : isNames();
    }

    /** Returns what is to be told of a line that was taken for a header although the model's columns have no names. */
    Optional<String> note() {
        return signature.names().isEmpty()
                ? Optional.of(
                        "%s: line %d is taken for a header, and columns go by position as the model's have no names;"
                                        .formatted(file, first.line())
                                + " --header no takes it for a row")
                : Optional.empty();
    }

    /** All names, a name where no such value belongs, or words alone, so that a misspelt header is not taken for a row. */
    private boolean isNames() {
        Set<String> found = new HashSet<>();
        cells.forEach(cell -> found.add(cell.text()));
        if (found.containsAll(columnOfName.keySet())) {
            return true;
        }
        Set<String> alike = new HashSet<>();
        columnOfName.keySet().forEach(name -> alike.add(alike(name)));
        return anyCell(i -> !isValue(i) && alike.contains(alike(cells.get(i).text())))
                || (anyCell(this::isNumeric)
                        && cells.stream().allMatch(cell -> cell.number().isEmpty()));
    }

    private static String alike(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private boolean isValue(int column) {
        CsvCell cell = cells.get(column);
        return isNumeric(column)
                ? cell.number().isPresent()
                : cell.isMissing()
                        || texts.filter(known -> known.knows(column, cell.text()))
                                .isPresent();
    }

    private boolean isNumeric(int column) {
        return column >= signature.count() || signature.types().get(column) == ColumnType.NUMBER;
    }

    /** A text among numbers that have fractions is more likely a wrong row than a name among names. */
    private boolean isNamesOfUnnamed() throws RefusedException {
        boolean areNumbers =
                signature.stringColumns().isEmpty() && signature.anyColumns().isEmpty();
        if (!areNumbers || !anyCell(i -> cells.get(i).number().isEmpty())) {
            return areNumbers && isCount();
        }
        Optional<CsvCell> fraction = cells.stream()
                .filter(cell -> cell.number().isPresent() && cell.text().matches("[-+]?\\d*\\.\\d+.*"))
                .findFirst();
        if (fraction.isPresent()) {
            CsvCell text = cells.stream()
                    .filter(cell -> cell.number().isEmpty())
                    .findFirst()
                    .orElseThrow();
            throw refused(
                    "holds the text '%s' and the number %s: say --header yes if it is a header, else expected numbers"
                            .formatted(
                                    Excerpt.of(text.text()),
                                    Excerpt.of(fraction.get().text())));
        }
        return true;
    }

    /** The names 0, 1, 2 ... of a data frame without names; a single 0 is more likely a row. */
    private boolean isCount() {
        return cells.size() > 1
                && cells.size() == signature.count()
                && IntStream.range(0, cells.size())
                        .allMatch(i -> cells.get(i).text().equals(Integer.toString(i)));
    }

    private boolean anyCell(IntPredicate condition) {
        return IntStream.range(0, cells.size()).anyMatch(condition);
    }

    private void refuseOtherSeparator() throws RefusedException {
        for (int i = 0; i < cells.size(); i++) {
            CsvCell cell = cells.get(i);
            boolean fits = cells.size() == signature.count() && !isNumeric(i);
            for (char separator : new char[] {';', '\t'}) {
                if (!fits
                        && !cell.isQuoted()
                        && cell.text().indexOf(separator) >= 0
                        && !columnOfName.containsKey(cell.text())) {
                    throw refused(
                            "'%s' is separated by %s, expected commas and decimal points; with pandas: read_csv(..., sep=%s,"
                                            .formatted(
                                                    Excerpt.of(cell.text()),
                                                    separator == ';' ? "semicolons" : "tabs",
                                                    separator == ';' ? "';'" : "'\\t'")
                                    + " decimal=',' if so).to_csv(..., index=False)");
                }
            }
        }
    }

    private void refuseIndexColumn() throws RefusedException {
        boolean isKnown = columnOfName.containsKey(cells.get(0).text());
        if (cells.size() == signature.count() + 1 && isIndexName(cells.get(0)) && !isKnown) {
            throw refused(INDEX);
        }
    }

    /** Returns whether a cell is what pandas writes above the index of a data frame, or reads that as. */
    static boolean isIndexName(CsvCell cell) {
        return cell.text().isEmpty() || cell.text().equals("Unnamed: 0");
    }

    /**
     * Returns the column of each cell.
     *
     * @throws RefusedException if the names are not the model's
     */
    int[] columns() throws RefusedException {
        if (columnOfName.isEmpty()) {
            if (cells.size() != signature.count()) {
                throw refused("%d names, expected %d: %s"
                        .formatted(
                                cells.size(),
                                signature.count(),
                                Excerpt.of(cells.stream().map(CsvCell::text).toList())));
            }
            return IntStream.range(0, cells.size()).toArray();
        }
        int[] columns = new int[cells.size()];
        Set<String> missing = new HashSet<>(columnOfName.keySet());
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(i, missing);
        }
        if (!missing.isEmpty()) {
            List<String> names =
                    signature.names().stream().filter(missing::contains).toList();
            throw refused(
                    names.size() == 1
                            ? "missing column '%s'".formatted(Excerpt.of(names.get(0)))
                            : "missing columns %s".formatted(Excerpt.of(names)));
        }
        return columns;
    }

    private int column(int index, Set<String> missing) throws RefusedException {
        String text = cells.get(index).text();
        String name = text.isEmpty() ? "Unnamed: " + index : text; // as pandas names it, and a model trained from it
        Integer column = columnOfName.getOrDefault(text, columnOfName.get(name));
        if (column == null) {
            throw refused("unknown column '%s', expected %s; leave out what the model does not take"
                    .formatted(Excerpt.of(name), Excerpt.of(signature.names())));
        }
        if (!missing.remove(signature.names().get(column))) {
            throw refused("column '%s' occurs twice; name each once".formatted(Excerpt.of(name)));
        }
        return column;
    }

    private RefusedException refused(String reason) {
        return RefusedException.atLine(file, first.line(), reason);
    }
}
