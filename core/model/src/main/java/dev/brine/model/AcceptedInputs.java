package dev.brine.model;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which numbers the program that trained a model takes in its input columns. It refuses a row that holds another one; a
 * predictor here answers something, which that program never would have.
 *
 * <p><b>State.</b> An importer records this in attributes of the outermost state, one for each {@link Refusal}: true
 * where it holds in every column, or the columns as ascending integers. A model without these attributes takes everything.
 *
 * <p><b>Threads.</b> Immutable.
 */
public final class AcceptedInputs {
    /** Why a number is refused. */
    public enum Refusal {
        /** It is missing, NaN. */
        MISSING("refuses_missing", "missing"),
        /** It is infinite. */
        INFINITE("refuses_infinite", "infinite"),
        /** It is finite, and infinite once it is rounded to 32 bits, as trees of scikit-learn round it. */
        BEYOND_FLOAT32("refuses_beyond_float32", "beyond the range of 32-bit numbers");

        private final String attribute;
        private final String words;

        Refusal(String attribute, String words) {
            this.attribute = attribute;
            this.words = words;
        }

        /** Returns what the number is, for a message: {@code missing}. */
        public String words() {
            return words;
        }
    }

    private final int columnCount;
    private final Map<Refusal, BitSet> refused;

    private AcceptedInputs(int columnCount, Map<Refusal, BitSet> refused) {
        this.columnCount = columnCount;
        this.refused = refused;
    }

    /**
     * Returns what a state records.
     *
     * @param state the outermost one of a model
     * @throws IllegalArgumentException if an attribute is neither true nor ascending columns that the state has
     */
    public static AcceptedInputs of(ModelState state) {
        int count = state.signature().count();
        Map<Refusal, BitSet> refused = new EnumMap<>(Refusal.class);
        for (Refusal refusal : Refusal.values()) {
            Object recorded = state.attributes().asMap().get(refusal.attribute);
            if (recorded != null) {
                refused.put(refusal, columns(refusal.attribute, recorded, count));
            }
        }
        return new AcceptedInputs(count, refused);
    }

    private static BitSet columns(String name, Object recorded, int count) {
        BitSet columns = new BitSet();
        if (recorded.equals(true)) {
            columns.set(0, count);
            return columns;
        }
        for (Object element : recorded instanceof List<?> list ? list : List.of(recorded)) {
            if (!(element instanceof Long column) || column < columns.length() || column >= count) {
                throw new IllegalArgumentException(
                        "attribute '%s' holds '%s', expected true or ascending columns below %d"
                                .formatted(name, element, count));
            }
            columns.set(column.intValue());
        }
        return columns;
    }

    /**
     * Returns inputs that refuse some numbers.
     *
     * @param refused columns by the reason for which they refuse; a reason that is left out refuses nothing
     * @throws IllegalArgumentException if a column is not below {@code columnCount}
     */
    public static AcceptedInputs refusing(int columnCount, Map<Refusal, BitSet> refused) {
        Map<Refusal, BitSet> copies = new EnumMap<>(Refusal.class);
        refused.forEach((refusal, columns) -> {
            if (columns.length() > columnCount) {
                throw new IllegalArgumentException(
                        "column %d refuses, of %d columns".formatted(columns.length() - 1, columnCount));
            }
            copies.put(refusal, (BitSet) columns.clone());
        });
        return new AcceptedInputs(columnCount, copies);
    }

    /**
     * Returns why a column refuses a number, or empty where it takes it.
     *
     * @param column from 0
     */
    public Optional<Refusal> refusal(int column, double value) {
        float rounded = (float) value;
        if (Math.abs(rounded) <= Float.MAX_VALUE) {
            return Optional.empty();
        }
        Refusal refusal = Double.isNaN(value)
                ? Refusal.MISSING
                : Double.isInfinite(value) ? Refusal.INFINITE : Refusal.BEYOND_FLOAT32;
        BitSet columns = refused.get(refusal);
        return columns != null && columns.get(column) ? Optional.of(refusal) : Optional.empty();
    }

    /** Returns attributes with these added, as an importer records them. */
    public Attributes addTo(Attributes attributes) {
        Map<String, Object> values = new TreeMap<>(attributes.asMap());
        refused.forEach((refusal, columns) -> {
            if (!columns.isEmpty()) {
                boolean all = columns.cardinality() == columnCount;
                values.put(
                        refusal.attribute,
                        all ? true : columns.stream().asLongStream().boxed().toList());
            }
        });
        return Attributes.of(values);
    }
}
