package dev.brine.kind;

import dev.brine.kind.internal.Shapes;
import dev.brine.model.ModelState;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The categories of every column, ascending within a column with NaN last: F64 {@code categories}, and I64 {@code
 * category_offsets}, {@code [columns + 1]}, where each column's start. Whatever the numbers are, a search ends.
 */
final class Categories {
    private final Tensor values;
    private final long[] offsets;

    Categories(ModelState state) {
        this.values = Shapes.typed(state, "categories", ElementType.F64, -1);
        this.offsets =
                Shapes.offsets(state, "category_offsets", state.signature().count(), values.elementCount());
    }

    /** Puts the categories of columns into a state. */
    static void put(ModelState.Builder state, List<double[]> columns) {
        long[] offsets = new long[columns.size() + 1];
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            offsets[i + 1] = offsets[i] + columns.get(i).length;
            for (double value : columns.get(i)) {
                all.add(value);
            }
        }
        state.tensor(
                "categories",
                HeapTensor.of(all.stream().mapToDouble(Double::doubleValue).toArray()));
        state.tensor("category_offsets", HeapTensor.of(offsets));
    }

    /** Returns where the categories of a column start, or after the last column the count of all. */
    long start(int column) {
        return offsets[column];
    }

    long count() {
        return values.elementCount();
    }

    void ensureOpen() {
        values.ensureOpen();
    }

    /** @throws IllegalArgumentException if the categories of a column do not ascend, with NaN last */
    void check() {
        for (int column = 0; column + 1 < offsets.length; column++) {
            for (long i = offsets[column] + 1; i < offsets[column + 1]; i++) {
                double before = values.getDouble(i - 1);
                double value = values.getDouble(i);
                if (Double.isNaN(before) || before >= value) {
                    throw new IllegalArgumentException(
                            "tensor 'categories' holds %s after %s at %d, expected ascending numbers"
                                    .formatted(value, before, i));
                }
            }
        }
    }

    /** Returns the place of a value among the categories of all columns, -1 if it is none of its column's. */
    long find(int column, double value) {
        long first = offsets[column];
        long last = offsets[column + 1] - 1;
        if (Double.isNaN(value)) {
            return last >= first && Double.isNaN(values.getDouble(last)) ? last : -1;
        }
        if (value >= 0 && value <= last - first && values.getDouble(first + (long) value) == value) {
            return first + (long) value;
        }
        while (first <= last) {
            long middle = (first + last) >>> 1;
            double category = values.getDouble(middle);
            if (category == value) {
                return middle;
            }
            if (category < value) {
                first = middle + 1;
            } else {
                last = middle - 1;
            }
        }
        return -1;
    }

    static IllegalArgumentException unseen(ModelState state, int column, Object value) {
        String label = state.signature().names().isEmpty()
                ? "column " + column
                : "column '%s'".formatted(state.signature().names().get(column));
        return new IllegalArgumentException("%s holds %s, which was not seen in training"
                .formatted(label, value instanceof String ? "'" + value + "'" : value));
    }
}
