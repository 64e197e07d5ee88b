package dev.brine.cli;

import dev.brine.model.ColumnType;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes verification sets from CSV files. */
final class VerificationRows {
    private VerificationRows() {}

    /**
     * Reads rows and, where given, the outputs that the source expects; else the model's own outputs are taken.
     *
     * @throws RefusedException if a file does not fit the model, naming line and column
     */
    static VerificationSet read(Model model, Path rowsFile, Optional<Path> expectedFile) throws IOException {
        List<Row> rows = readRows(rowsFile, model.state().signature());
        double[] expected = expectedFile.isPresent()
                ? readExpected(expectedFile.get(), model, rows.size())
                : new RowPredictor(model, rowsFile.toString()).predict(rows, 0);
        VerificationSet.Origin origin =
                expectedFile.isPresent() ? VerificationSet.Origin.SOURCE : VerificationSet.Origin.BRINE_IMPORT;
        Signature signature = model.state().signature();
        ComparisonRule rule = expectedFile.isPresent()
                ? SourceRule.of(model, rows, expected, rowsFile.toString())
                : ComparisonRule.exact();
        return VerificationSet.of(
                origin,
                rule,
                HeapTensor.of(numbers(rows, signature.count()), rows.size(), signature.count()),
                HeapTensor.of(expected, rows.size(), model.state().outputs().count()),
                texts(rows, signature));
    }

    private static List<Row> readRows(Path path, Signature signature) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvRows csv = CsvRows.open(path, signature)) {
            for (Row row = csv.next(); row != null; row = csv.next()) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw new RefusedException(path + ": holds no row");
        }
        return rows;
    }

    private static double[] readExpected(Path path, Model model, int rowCount) throws IOException {
        List<Output> outputs = model.state().outputs().list();
        List<Row> rows = readRows(path, columns(outputs));
        if (rows.size() != rowCount) {
            throw new RefusedException("%s: %d expected outputs for %d rows".formatted(path, rows.size(), rowCount));
        }
        double[] expected = new double[rowCount * outputs.size()];
        for (int i = 0; i < expected.length; i++) {
            int row = i / outputs.size();
            int column = i % outputs.size();
            Output output = outputs.get(column);
            expected[i] = output.isClassification()
                    ? classIndex(path, output, row, rows.get(row).text(column))
                    : rows.get(row).number(column);
        }
        return expected;
    }

    private static double classIndex(Path path, Output output, int row, @Nullable String text) throws RefusedException {
        return OutputCodec.index(output, text == null ? "" : text)
                .orElseThrow(() -> new RefusedException("%s: expected output %d: '%s' is no class of '%s', known are %s"
                        .formatted(path, row + 1, text == null ? "" : text, output.name(), output.labels())));
    }

    /** Returns the outputs as columns; labels are texts. */
    private static Signature columns(List<Output> outputs) {
        List<String> names = outputs.stream().map(Output::name).toList();
        boolean unique = new HashSet<>(names).size() == names.size();
        return Signature.of(
                unique ? names : List.of(),
                outputs.stream()
                        .map(output -> output.isClassification() ? ColumnType.STRING : ColumnType.NUMBER)
                        .toList());
    }

    private static double[] numbers(List<Row> rows, int inputs) {
        double[] numbers = new double[Math.multiplyExact(rows.size(), inputs)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rows.get(i / inputs).number(i % inputs);
        }
        return numbers;
    }

    private static Map<Integer, List<String>> texts(List<Row> rows, Signature signature) {
        Map<Integer, List<String>> texts = new TreeMap<>();
        for (int column : signature.stringColumns()) {
            List<String> cells = new ArrayList<>();
            for (Row row : rows) {
                String text = row.text(column);
                cells.add(text == null ? "" : text);
            }
            texts.put(column, cells);
        }
        return texts;
    }
}
