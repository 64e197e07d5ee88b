package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.process.RowFiles;
import dev.brine.benchmarks.process.StateChecksum;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What whole processes are asked for: the verification rows of a subject, over and over, and what they predict. */
final class ServedModel {
    /** Rows in the file: a batch. */
    static final int ROWS = 1000;

    private final Subject subject;
    private final Path rowsFile;
    private final Row firstRow;
    private final double[] expected;
    private final long checksum;

    private ServedModel(Subject subject, Path rowsFile, Row firstRow, double[] expected, long checksum) {
        this.subject = subject;
        this.rowsFile = rowsFile;
        this.firstRow = firstRow;
        this.expected = expected;
        this.checksum = checksum;
    }

    /** Predicts the rows from the subject's reference, and writes them beside it. */
    static ServedModel of(Subject subject) throws IOException {
        try (ModelFile reference = Brine.open(subject.reference())) {
            Model model = reference.model();
            ModelState state = model.state();
            VerificationSet set = reference.saved().verification();
            List<Row> rows = IntStream.range(0, ROWS)
                    .mapToObj(row -> set.row(state.signature(), row % set.rowCount()))
                    .toList();
            Path rowsFile =
                    subject.reference().resolveSibling(subject.reference().getFileName() + "-served-rows");
            RowFiles.write(rowsFile, state.signature(), rows);
            double[] expected = outputs(model, rows);
            return new ServedModel(subject, rowsFile, rows.get(0), expected, StateChecksum.of(state));
        }
    }

    Subject subject() {
        return subject;
    }

    Path rowsFile() {
        return rowsFile;
    }

    int inputs() {
        return firstRow.signature().count();
    }

    /** Returns the first row. */
    Row firstRow() {
        return firstRow;
    }

    /** Returns what the first row predicts. */
    double[] firstExpected() {
        return Arrays.copyOf(expected, expected.length / ROWS);
    }

    /**
     * Compares the checksum of all arrays, in hexadecimal.
     *
     * @throws IOException if it differs
     */
    void prove(String found) throws IOException {
        if (!found.equals(Long.toHexString(checksum))) {
            throw new IOException("the arrays of a fresh process have the checksum %s, expected %s"
                    .formatted(found, Long.toHexString(checksum)));
        }
    }

    /** Returns a file beside the reference, of the given name's end. */
    Path file(String end) {
        return subject.reference().resolveSibling(subject.reference().getFileName() + "-" + end);
    }

    /**
     * Compares the outputs that a process wrote, row by row from the first one on.
     *
     * @param rule when a number equals the expected one; {@link ComparisonRule#exact()} compares bits
     * @return how many rows it predicted
     * @throws IOException if a number differs, saying which
     */
    int prove(Path outputs, ComparisonRule rule) throws IOException {
        ByteBuffer found = ByteBuffer.wrap(Files.readAllBytes(outputs)).order(ByteOrder.LITTLE_ENDIAN);
        int count = found.remaining() / Double.BYTES;
        int width = expected.length / ROWS;
        if (count == 0 || count > expected.length || count % width != 0) {
            throw new IOException("a fresh process gives %d outputs, expected %d".formatted(count, expected.length));
        }
        OptionalInt differing = IntStream.range(0, count)
                .filter(i -> !rule.accepts(expected[i], found.getDouble(i * Double.BYTES)))
                .findFirst();
        if (differing.isPresent()) {
            int i = differing.getAsInt();
            throw new IOException("row %d predicts %s in a fresh process, expected %s"
                    .formatted(i / width, found.getDouble(i * Double.BYTES), expected[i]));
        }
        return count / width;
    }

    /** Returns the outputs of each row, one after another. */
    static double[] outputs(Model model, List<Row> rows) {
        int outputs = model.state().outputs().count();
        double[] all = new double[Math.multiplyExact(rows.size(), outputs)];
        Predictor predictor = model.newPredictor();
        if (model.state().signature().stringColumns().isEmpty()) {
            predictor.predictBatch(numbers(rows, model.state().signature().count()), rows.size(), all);
            return all;
        }
        double[] one = new double[outputs];
        for (int i = 0; i < rows.size(); i++) {
            predictor.predict(rows.get(i), one);
            System.arraycopy(one, 0, all, i * outputs, outputs);
        }
        return all;
    }

    private static double[] numbers(List<Row> rows, int inputs) {
        double[] numbers = new double[Math.multiplyExact(rows.size(), inputs)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).numbers(), 0, numbers, i * inputs, inputs);
        }
        return numbers;
    }
}
