package dev.brine.cli.csv;

import dev.brine.cli.csv.CsvReader.CsvRecord;
import dev.brine.cli.io.Excerpt;
import dev.brine.cli.io.RefusedException;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Outputs that the program which trained a model gives for its rows, from a CSV file: the predictions or, with a column for
 * each class, the probabilities. One line more than there are rows starts with a header, whatever it says; if it names all
 * outputs, or all classes, columns go by these names, else by position.
 */
final class ExpectedFile {
    /** As much as calibration may leave above 1. */
    private static final double ROUNDING = 1e-5;

    private final Path path;
    private final Outputs outputs;
    private final List<CsvRecord> records;
    private final boolean areProbabilities;

    private ExpectedFile(Path path, Outputs outputs, List<CsvRecord> records, boolean areProbabilities) {
        this.path = path;
        this.outputs = outputs;
        this.records = records;
        this.areProbabilities = areProbabilities;
    }

    /**
     * Reads a file of predictions, or of probabilities if it has as many columns.
     *
     * @throws RefusedException if it does not fit the model or the number of rows, naming the line
     */
    static ExpectedFile read(Path path, Outputs outputs, int rowCount) throws IOException {
        List<CsvRecord> records = records(path, outputs, rowCount);
        int width = records.get(0).cells().size();
        int classes = classes(outputs);
        if (width != outputs.count() && (classes == 0 || width != classes)) {
            throw refused(
                    path,
                    records.get(0),
                    "%d cells, expected %d%s"
                            .formatted(
                                    width,
                                    outputs.count(),
                                    classes == 0
                                            ? ""
                                            : ", or the probability of each of %d classes".formatted(classes)));
        }
        return new ExpectedFile(path, outputs, records, width != outputs.count());
    }

    /**
     * Reads a file of probabilities.
     *
     * @throws RefusedException as for {@link #read}
     */
    static ExpectedFile readProbabilities(Path path, Outputs outputs, int rowCount) throws IOException {
        List<CsvRecord> records = records(path, outputs, rowCount);
        int width = records.get(0).cells().size();
        if (width != classes(outputs)) {
            throw refused(
                    path,
                    records.get(0),
                    "%d cells, expected %d: the probability of each class".formatted(width, classes(outputs)));
        }
        return new ExpectedFile(path, outputs, records, true);
    }

    private static int classes(Outputs outputs) {
        return outputs.isClassification() ? outputs.probabilityCount() : 0;
    }

    private static List<CsvRecord> records(Path path, Outputs outputs, int rowCount) throws IOException {
        int most = Math.max(outputs.count(), classes(outputs));
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(path, most)) {
            for (CsvCell first = reader.nextFilled(); first != null; first = reader.nextFilled()) {
                CsvRecord record = reader.record(first, most + 1);
                records.add(record);
                if (records.size() > rowCount + 1) {
                    throw refused(path, record, "one output too many for %d rows".formatted(rowCount));
                }
                int width = records.get(0).cells().size();
                if (width > 1 && CsvHeader.isIndexName(records.get(0).cells().get(0))) {
                    throw refused(path, record, CsvHeader.INDEX);
                }
                if (record.cells().size() != width) {
                    throw refused(
                            path,
                            record,
                            "%d cells, the first line has %d"
                                    .formatted(record.cells().size(), width));
                }
            }
        }
        if (records.isEmpty()) {
            throw new RefusedException(path + ": is empty, expected an output for each row");
        }
        return records;
    }

    boolean areProbabilities() {
        return areProbabilities;
    }

    /**
     * Returns the outputs of each row, one row after another.
     *
     * @throws RefusedException if there are not as many as rows, or one is no output of the model, naming the line
     */
    double[] values(int rowCount) throws RefusedException {
        CsvRecord first = records.get(0);
        boolean hasHeader =
                records.size() == rowCount + 1 && (!isOutputs(first) || order(first) != null || isCount(first));
        List<CsvRecord> rows = hasHeader ? records.subList(1, records.size()) : records;
        if (rows.size() != rowCount) {
            throw new RefusedException("%s: %d expected outputs for %d rows".formatted(path, rows.size(), rowCount));
        }
        int @Nullable [] named = hasHeader ? order(first) : null;
        int[] order = named == null ? IntStream.range(0, first.cells().size()).toArray() : named;
        double[] values = new double[Math.multiplyExact(rowCount, order.length)];
        for (int i = 0; i < values.length; i++) {
            CsvRecord record = rows.get(i / order.length);
            int cell = i % order.length;
            values[i - cell + order[cell]] =
                    value(record, order[cell], record.cells().get(cell));
        }
        return values;
    }

    private boolean isOutputs(CsvRecord record) {
        List<CsvCell> cells = record.cells();
        return IntStream.range(0, cells.size())
                .allMatch(i -> number(i, cells.get(i)).isPresent());
    }

    /** The header that pandas writes where columns have no names. */
    private static boolean isCount(CsvRecord record) {
        List<CsvCell> cells = record.cells();
        return IntStream.range(0, cells.size())
                .allMatch(i -> cells.get(i).text().equals(Integer.toString(i)));
    }

    /** Returns the column of each cell if they name all columns, else null. */
    private int @Nullable [] order(CsvRecord header) {
        int[] order =
                header.cells().stream().mapToInt(cell -> column(cell.text())).toArray();
        HashSet<Integer> seen = new HashSet<>();
        for (int column : order) {
            seen.add(column);
        }
        return seen.size() == order.length && !seen.contains(-1) ? order : null;
    }

    /** Classes of several outputs may have one name. */
    private int column(String name) {
        if (!areProbabilities) {
            return outputs.list().stream().map(Output::name).toList().indexOf(name);
        }
        return outputs.count() == 1
                ? OutputCodec.index(outputs.list().get(0), name).orElse(-1)
                : -1;
    }

    private OptionalDouble number(int column, CsvCell cell) {
        if (areProbabilities || !outputs.list().get(column).isClassification()) {
            return cell.number();
        }
        OptionalInt index = OutputCodec.index(outputs.list().get(column), cell.text());
        return index.isPresent() ? OptionalDouble.of(index.getAsInt()) : OptionalDouble.empty();
    }

    private double value(CsvRecord record, int column, CsvCell cell) throws RefusedException {
        OptionalDouble number = number(column, cell);
        boolean isProbability = number.orElse(-1) >= 0 && number.orElse(2) <= 1 + ROUNDING;
        if (number.isEmpty() || (areProbabilities && !isProbability)) {
            throw refused(path, record, "'%s' is no %s".formatted(Excerpt.of(cell.text()), expected(column)));
        }
        return number.getAsDouble();
    }

    private String expected(int column) {
        if (areProbabilities) {
            return "probability, as of each of %d classes; a file of predictions has %d of %d columns, without ids or index"
                    .formatted(classes(outputs), outputs.count(), classes(outputs));
        }
        Output output = outputs.list().get(column);
        return output.isClassification()
                ? "class of '%s', known are %s".formatted(output.name(), Excerpt.of(output.labels()))
                : "number";
    }

    private static RefusedException refused(Path path, CsvRecord record, String reason) {
        return RefusedException.atLine(path.toString(), record.line(), reason);
    }
}
