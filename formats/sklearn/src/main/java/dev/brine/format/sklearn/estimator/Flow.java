package dev.brine.format.sklearn.estimator;

import dev.brine.error.LimitExceededException;
import java.util.Arrays;

/**
 * The columns that an estimator gets. Each is an input column of the model as it came; or one whose missing texts were
 * replaced, still in codes of its texts; or a computed number.
 */
final class Flow {
    private static final int COMPUTED = -1;

    /** The input column; or -2 minus the input column where missing texts were replaced; or {@link #COMPUTED}. */
    private final int[] origins;

    private Flow(int[] origins) {
        this.origins = origins;
    }

    /** Returns the input columns as they come. */
    static Flow ofInputs(Import context, int count) throws LimitExceededException {
        context.takeColumns(count);
        int[] origins = new int[count];
        Arrays.setAll(origins, column -> column);
        return new Flow(origins);
    }

    /** Returns computed numbers. */
    static Flow ofNumbers(Import context, long count) throws LimitExceededException {
        context.takeColumns(count);
        int[] origins = new int[(int) count];
        Arrays.fill(origins, COMPUTED);
        return new Flow(origins);
    }

    /** Returns some of the columns. */
    Flow select(Import context, int[] columns) throws LimitExceededException {
        context.takeColumns(columns.length);
        return new Flow(Arrays.stream(columns).map(column -> origins[column]).toArray());
    }

    /** Returns these columns, then others. */
    Flow followedBy(Import context, Flow other) throws LimitExceededException {
        context.takeColumns((long) origins.length + other.origins.length);
        int[] all = Arrays.copyOf(origins, origins.length + other.origins.length);
        System.arraycopy(other.origins, 0, all, origins.length, other.origins.length);
        return new Flow(all);
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

    /** Returns these columns, of which some had missing texts replaced and others became numbers. */
    Flow replaced(boolean[] isText) {
        int[] changed = new int[origins.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = isText[i] ? -2 - input(i) : COMPUTED;
        }
        return new Flow(changed);
    }
}
