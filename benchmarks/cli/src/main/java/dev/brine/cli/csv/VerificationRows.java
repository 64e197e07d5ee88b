package dev.brine.cli.csv;

import dev.brine.cli.csv.CsvRows.CsvRow;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.RefusedException;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.Row;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Rows of CSV files that become verification sets, and what the source expects of them. */
public final class VerificationRows {
    @Option(names = "--rows", required = true, paramLabel = "CSV", description = "Rows for verification.")
    private Optional<Path> rows = Optional.empty();

    @Option(
            names = "--expected",
            paramLabel = "CSV",
            description =
                    "Outputs of the program that trained the model for these rows: the predictions or, with a column"
                            + " for each class, the probabilities.")
    private Optional<Path> expected = Optional.empty();

    @Option(
            names = "--expected-proba",
            paramLabel = "CSV",
            description = "Probabilities of the program that trained the model, a column for each class: in the model's"
                    + " order, or by name.")
    private Optional<Path> probabilities = Optional.empty();

    /** Returns the name of the file of rows, without its folder. */
    public String name() {
        return String.valueOf(rows.orElseThrow().getFileName());
    }

    /** Returns whether the source's outputs are given. */
    public boolean hasExpected() {
        return expected.isPresent() || probabilities.isPresent();
    }

    /**
     * Reads rows and, where given, the outputs that the source expects; else the model's own predictions are taken.
     *
     * @throws RefusedException if a file does not fit the model, naming line and column
     */
    public VerificationSet read(Model model, RowFile.Options options, Console console) throws IOException {
        RowFile file = options.file(rows.orElseThrow(), console);
        if (!hasExpected()) {
            return predicted(model, file);
        }
        List<CsvRow> given = readRows(model, file);
        double[] outputs = readExpected(model.state().outputs(), given.size());
        ComparisonRule rule = SourceRule.of(model, given, outputs, file.path().toString());
        return VerificationSet.of(VerificationSet.Origin.SOURCE, rule, cells(given), outputs);
    }

    /**
     * Reads rows, with the model's own predictions for them.
     *
     * @throws RefusedException if the file does not fit the model, naming line and column
     */
    public static VerificationSet predicted(Model model, RowFile file) throws IOException {
        List<CsvRow> given = readRows(model, file);
        double[] own = new RowPredictor(model, file.path().toString()).predict(given);
        return VerificationSet.of(VerificationSet.Origin.BRINE_IMPORT, ComparisonRule.exact(), cells(given), own);
    }

    private static List<Row> cells(List<CsvRow> rows) {
        return rows.stream().map(CsvRow::row).toList();
    }

    private static List<CsvRow> readRows(Model model, RowFile file) throws IOException {
        List<CsvRow> all = new ArrayList<>();
        try (CsvRows csv = file.open(model)) {
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                all.add(row);
            }
        }
        if (all.isEmpty()) {
            throw new RefusedException(file.path() + ": holds no row");
        }
        return all;
    }

    /** Returns the predictions, the probabilities, or of each row first these, then those. */
    private double[] readExpected(Outputs outputs, int rowCount) throws IOException {
        double @Nullable [] first = null;
        boolean arePredictions = false;
        if (expected.isPresent()) {
            ExpectedFile file = ExpectedFile.read(expected.get(), outputs, rowCount);
            first = file.values(rowCount);
            arePredictions = !file.areProbabilities();
        }
        if (probabilities.isEmpty() && first != null) {
            return first;
        }
        double[] second = ExpectedFile.readProbabilities(probabilities.orElseThrow(), outputs, rowCount)
                .values(rowCount);
        if (first == null && outputs.probabilityCount() == outputs.count()) {
            first = new double[Math.multiplyExact(rowCount, outputs.count())]; // one class each: as wide as predictions
            arePredictions = true;
        }
        if (first != null && !arePredictions) {
            throw new RefusedException("%s: holds probabilities, as --expected-proba does; expected predictions"
                    .formatted(expected.orElseThrow()));
        }
        return first == null ? second : beside(first, second, rowCount);
    }

    private static double[] beside(double[] left, double[] right, int rowCount) {
        double[] both = new double[Math.addExact(left.length, right.length)];
        int leftWidth = left.length / rowCount;
        int rightWidth = right.length / rowCount;
        for (int row = 0; row < rowCount; row++) {
            int start = row * (leftWidth + rightWidth);
            System.arraycopy(left, row * leftWidth, both, start, leftWidth);
            System.arraycopy(right, row * rightWidth, both, start + leftWidth, rightWidth);
        }
        return both;
    }
}
