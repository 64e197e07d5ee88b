package dev.brine.format.sklearn.estimator;

import dev.brine.error.LimitExceededException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The columns that an estimator gets. Each is an input column of the model as it came; or one whose missing texts were
 * replaced, still in codes of its texts; or a computed number. Two more things are known of each: the input column whose
 * missing value is missing here too, and the one whose numbers are here, as they came or scaled.
 */
final class ColumnTrace {
    private static final int COMPUTED = -1;
    private static final int NONE = -1;

    /** The input column; or -2 minus the input column where missing texts were replaced; or {@link #COMPUTED}. */
    private final int[] origins;

    private final int[] missing;
    private final int[] sizes;

    private ColumnTrace(int[] origins, int[] missing, int[] sizes) {
        this.origins = origins;
        this.missing = missing;
        this.sizes = sizes;
    }

    /** Returns the input columns as they come. */
    static ColumnTrace ofInputs(ImportContext context, int count) throws LimitExceededException {
        context.takeColumns(count);
        int[] origins = new int[count];
        Arrays.setAll(origins, column -> column);
        return new ColumnTrace(origins, origins, origins);
    }

    /** Returns computed numbers, which are never missing where the estimator that computes them takes the row. */
    static ColumnTrace ofNumbers(ImportContext context, long count) throws LimitExceededException {
        context.takeColumns(count);
        int[] none = new int[(int) count];
        Arrays.fill(none, COMPUTED);
        return new ColumnTrace(none, none, none);
    }

    /** Returns numbers scaled from these columns one by one: missing and huge where the column is. */
    ColumnTrace scaled(ImportContext context) throws LimitExceededException {
        return new ColumnTrace(ofNumbers(context, count()).origins, missing, sizes);
    }

    /** Returns small numbers computed from these columns one by one: missing where the column is. */
    ColumnTrace bounded(ImportContext context) throws LimitExceededException {
        ColumnTrace numbers = ofNumbers(context, count());
        return new ColumnTrace(numbers.origins, missing, numbers.sizes);
    }

    /** Returns some of the columns. */
    ColumnTrace select(ImportContext context, int[] columns) throws LimitExceededException {
        context.takeColumns(columns.length);
        return new ColumnTrace(at(columns, origins), at(columns, missing), at(columns, sizes));
    }

    private static int[] at(int[] columns, int[] values) {
        return Arrays.stream(columns).map(column -> values[column]).toArray();
    }

    /** Returns these columns, then others. */
    ColumnTrace followedBy(ImportContext context, ColumnTrace other) throws LimitExceededException {
        context.takeColumns((long) origins.length + other.origins.length);
        return new ColumnTrace(
                joined(origins, other.origins), joined(missing, other.missing), joined(sizes, other.sizes));
    }

    private static int[] joined(int[] first, int[] second) {
        int[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    int count() {
        return origins.length;
    }

    /** Returns whether a column comes from the input, whatever it holds there. */
    boolean isInput(int column) {
        return origins[column] != COMPUTED;
    }

    /** Returns the input column that a column is, or whose texts its codes stand for. */
    int input(int column) {
        return origins[column] >= 0 ? origins[column] : -2 - origins[column];
    }

    /** Returns whether a column holds codes of texts whatever its user makes of it. */
    boolean isTextCode(int column) {
        return origins[column] < COMPUTED;
    }

    /** Returns the input columns whose missing values are missing here. */
    BitSet missing() {
        return inputs(missing);
    }

    /** Returns the input columns whose numbers are here, as they came or scaled. */
    BitSet sizes() {
        return inputs(sizes);
    }

    private static BitSet inputs(int[] columns) {
        BitSet inputs = new BitSet();
        Arrays.stream(columns).filter(column -> column != NONE).forEach(inputs::set);
        return inputs;
    }

    /** Returns these columns where some are never missing. */
    ColumnTrace present(boolean[] isPresent) {
        int[] changed = missing.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = isPresent[i] ? NONE : changed[i];
        }
        return new ColumnTrace(origins, changed, sizes);
    }

    /** Returns these columns, of which some had missing texts replaced and others became numbers. */
    ColumnTrace replaced(boolean[] isText) {
        int[] changed = new int[origins.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = isText[i] ? -2 - input(i) : COMPUTED;
        }
        return new ColumnTrace(changed, missing, sizes);
    }
}
