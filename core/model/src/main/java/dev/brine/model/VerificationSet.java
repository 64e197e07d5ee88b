package dev.brine.model;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows and the outputs that a model must give for them, who made the outputs, and the rule of comparison. May be empty.
 *
 * <p><b>Shape.</b> {@code rows} is F64 {@code [rowCount, inputs]}, NaN where a cell is missing or a text that is not empty;
 * the empty text of a text column is 0 there, which keeps it apart from a missing one. {@code expected} is F64 {@code
 * [rowCount, n]}: the predictions, the class probabilities, or both, as {@link ExpectedOutputs} tells by {@code n}.
 */
public final class VerificationSet {
    /** Who made the expected outputs. */
    public enum Origin {
        /** The program that trained the model. */
        SOURCE,
        /** Brine itself, where only rows were given: shows that predictions stay, not that they equal the original's. */
        BRINE_IMPORT
    }

    private final Origin origin;
    private final ComparisonRule rule;
    private final Tensor rows;
    private final Tensor expected;
    private final Map<Integer, List<String>> texts;

    private VerificationSet(
            Origin origin, ComparisonRule rule, Tensor rows, Tensor expected, Map<Integer, List<String>> texts) {
        this.origin = origin;
        this.rule = rule;
        this.rows = rows;
        this.expected = expected;
        this.texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /** Returns a set without rows. */
    public static VerificationSet empty() {
        HeapTensor none = HeapTensor.of(new double[0], 0, 0);
        return new VerificationSet(Origin.BRINE_IMPORT, ComparisonRule.exact(), none, none, Map.of());
    }

    /**
     * Returns a set of numeric rows.
     *
     * @throws IllegalArgumentException if a tensor is not F64 of rank 2, the row counts differ or rows expect no outputs
     */
    public static VerificationSet of(Origin origin, ComparisonRule rule, Tensor rows, Tensor expected) {
        return of(origin, rule, rows, expected, Map.of());
    }

    /**
     * Returns a set of rows some of whose columns are texts.
     *
     * @param texts by column index, one text for each row; an empty one stands for a missing value where the row's number is
     *     NaN, else for itself
     * @throws IllegalArgumentException if a tensor is not F64 of rank 2, the row counts differ, rows expect no outputs, or
     *     a column index is negative
     */
    public static VerificationSet of(
            Origin origin, ComparisonRule rule, Tensor rows, Tensor expected, Map<Integer, List<String>> texts) {
        for (Tensor tensor : List.of(rows, expected)) {
            if (tensor.elementType() != ElementType.F64 || tensor.shape().rank() != 2) {
                throw new IllegalArgumentException("verification rows are %s %s, expected F64 of rank 2"
                        .formatted(tensor.elementType(), tensor.shape()));
            }
        }
        if (rows.shape().dimension(0) != expected.shape().dimension(0)) {
            throw new IllegalArgumentException("%d verification rows with %d expected outputs"
                    .formatted(rows.shape().dimension(0), expected.shape().dimension(0)));
        }
        if (expected.shape().dimension(0) > 0 && expected.shape().dimension(1) == 0) {
            throw new IllegalArgumentException("%d verification rows expect no outputs, which proves nothing"
                    .formatted(rows.shape().dimension(0)));
        }
        texts.forEach((column, cells) -> {
            if (column < 0) {
                throw new IllegalArgumentException("text column %d, expected 0 or more".formatted(column));
            }
            if (cells.size() != rows.shape().dimension(0)) {
                throw new IllegalArgumentException("text column %d has %d cells for %d verification rows"
                        .formatted(column, cells.size(), rows.shape().dimension(0)));
            }
        });
        return new VerificationSet(origin, rule, rows, expected, texts);
    }

    /**
     * Returns a set of the given rows.
     *
     * @param rows at least one, of one signature
     * @param expected outputs of each row, one row after another
     */
    public static VerificationSet of(Origin origin, ComparisonRule rule, List<Row> rows, double[] expected) {
        Signature signature = rows.get(0).signature();
        double[] numbers = new double[Math.multiplyExact(rows.size(), signature.count())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rows.get(i / signature.count()).number(i % signature.count());
        }
        Map<Integer, List<String>> texts = new TreeMap<>();
        for (int column : signature.stringColumns()) {
            List<String> cells = new ArrayList<>();
            for (Row row : rows) {
                String text = row.text(column);
                if (text != null && text.isEmpty()) {
                    numbers[cells.size() * signature.count() + column] = 0;
                }
                cells.add(text == null ? "" : text);
            }
            texts.put(column, cells);
        }
        return of(
                origin,
                rule,
                HeapTensor.of(numbers, rows.size(), signature.count()),
                HeapTensor.of(expected, rows.size(), expected.length / rows.size()),
                texts);
    }

    /**
     * Returns numeric rows with the outputs that the model gives for them now: origin {@link Origin#BRINE_IMPORT}, exact.
     *
     * @param rows row-major, a multiple of the model's input columns
     * @throws IllegalArgumentException if the model has no input columns, so that rows cannot be counted
     */
    public static VerificationSet predictedBy(Model model, double[] rows) {
        int inputs = model.state().signature().count();
        if (inputs == 0) {
            throw new IllegalArgumentException("a model without input columns, expected at least 1");
        }
        int rowCount = rows.length / inputs;
        int outputs = model.state().outputs().count();
        double[] expected = new double[rowCount * outputs];
        model.newPredictor().predictBatch(rows, rowCount, expected);
        return of(
                Origin.BRINE_IMPORT,
                ComparisonRule.exact(),
                HeapTensor.of(rows, rowCount, inputs),
                HeapTensor.of(expected, rowCount, outputs));
    }

    /**
     * Checks that the rows and the expected outputs are those of a model: as wide as its inputs and what it gives, and texts
     * in exactly its string columns. A set without rows fits every model.
     *
     * @throws IllegalArgumentException if they are not
     */
    public void check(ModelState state) {
        if (rowCount() == 0) {
            return;
        }
        Signature signature = state.signature();
        if (rows.shape().dimension(1) != signature.count()) {
            throw new IllegalArgumentException("verification rows have %d columns, the model has %d"
                    .formatted(rows.shape().dimension(1), signature.count()));
        }
        ExpectedOutputs.check(state.outputs(), expected.shape().dimension(1));
        boolean sameColumns = texts.isEmpty() && !signature.hasTexts();
        if (!sameColumns && !List.copyOf(texts.keySet()).equals(signature.stringColumns())) {
            throw new IllegalArgumentException("verification rows have texts in columns %s, the model in %s"
                    .formatted(texts.keySet(), signature.stringColumns()));
        }
    }

    /** Returns who made the expected outputs. */
    public Origin origin() {
        return origin;
    }

    /** Returns when two outputs are the same. */
    public ComparisonRule rule() {
        return rule;
    }

    /** Returns the numeric cells, {@code [rowCount, inputs]}. */
    public Tensor rows() {
        return rows;
    }

    /** Returns the expected outputs, a row of them for each row. */
    public Tensor expected() {
        return expected;
    }

    /** Returns the text columns by column index, sorted. */
    public Map<Integer, List<String>> texts() {
        return new TreeMap<>(texts);
    }

    /** Returns the number of rows. */
    public long rowCount() {
        return rows.shape().dimension(0);
    }

    /** Returns one row as cells of the given signature. */
    public Row row(Signature signature, long index) {
        @Nullable Object[] cells = new @Nullable Object[signature.count()];
        for (int column = 0; column < cells.length; column++) {
            List<String> text = texts.get(column);
            double number = rows.getDouble(index * cells.length + column);
            if (text == null) {
                cells[column] = number;
            } else if (!text.get((int) index).isEmpty() || !Double.isNaN(number)) {
                cells[column] = text.get((int) index);
            }
        }
        return Row.of(signature, cells);
    }
}
