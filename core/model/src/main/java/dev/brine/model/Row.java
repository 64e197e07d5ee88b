package dev.brine.model;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of input whose columns are numbers or texts, checked against a signature. Immutable. */
public final class Row {
    private final Signature signature;
    private final double[] numbers;
    private final @Nullable String[] texts;

    private Row(Signature signature, double[] numbers, @Nullable String[] texts) {
        this.signature = signature;
        this.numbers = numbers;
        this.texts = texts;
    }

    /**
     * Returns a row from cells in column order: a {@link Number} or a {@link String} each; null is a missing value. A
     * column of type {@link ColumnType#ANY} takes either.
     *
     * @throws IllegalArgumentException if the count differs or a cell does not fit its column's type
     */
    public static Row of(Signature signature, @Nullable Object... cells) {
        if (cells.length != signature.count()) {
            throw new IllegalArgumentException(
                    "row has %d cells, expected %d".formatted(cells.length, signature.count()));
        }
        double[] numbers = new double[cells.length];
        @Nullable String[] texts = new @Nullable String[cells.length];
        Arrays.fill(numbers, Double.NaN);
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            ColumnType type = signature.types().get(i);
            if (cell instanceof Number number && type != ColumnType.STRING) {
                numbers[i] = number.doubleValue();
            } else if (cell instanceof String text && type != ColumnType.NUMBER) {
                texts[i] = text;
            } else if (cell != null) {
                throw new IllegalArgumentException(
                        "%s holds '%s', expected a %s".formatted(signature.label(i), cell, expected(type)));
            }
        }
        return new Row(signature, numbers, texts);
    }

    private static String expected(ColumnType type) {
        return switch (type) {
            case NUMBER -> "number";
            case STRING -> "string";
            case ANY -> "number or string";
        };
    }

    /**
     * Returns a row from cells by column name, in any order.
     *
     * @throws IllegalArgumentException if a column is missing, unknown or of another type, or columns have no names
     */
    public static Row ofNamed(Signature signature, Map<String, ? extends @Nullable Object> cells) {
        for (String name : cells.keySet()) {
            if (!signature.names().contains(name)) {
                throw new IllegalArgumentException("unknown column '%s', expected %s".formatted(name, signature));
            }
        }
        @Nullable Object[] ordered = new @Nullable Object[signature.count()];
        for (int i = 0; i < ordered.length; i++) {
            if (!cells.containsKey(signature.label(i))) {
                throw new IllegalArgumentException("missing column '%s'".formatted(signature.label(i)));
            }
            ordered[i] = cells.get(signature.label(i));
        }
        return of(signature, ordered);
    }

    /** Returns the columns of this row. */
    public Signature signature() {
        return signature;
    }

    /**
     * Returns the cells as numbers, shared: do not change them.
     *
     * @throws IllegalArgumentException if the signature has a text column, naming it
     */
    public double[] numbers() {
        if (signature.hasTexts()) {
            int column = signature.stringColumns().get(0);
            throw new IllegalArgumentException(
                    "%s is a string column, this model takes numbers only".formatted(signature.label(column)));
        }
        return numbers;
    }

    /** Returns a numeric cell; NaN if it is missing or a text. */
    public double number(int column) {
        return numbers[column];
    }

    /** Returns a text cell; null if it is missing or a number. */
    public @Nullable String text(int column) {
        return texts[column];
    }
}
