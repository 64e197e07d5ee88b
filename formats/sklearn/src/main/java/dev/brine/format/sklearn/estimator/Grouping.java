package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyNone;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How an encoder groups the infrequent categories of a column: for each category the number of its group. */
final class Grouping {
    private final int[] groups;
    private final int groupCount;
    private final int infrequent;

    private Grouping(int[] groups, int infrequent) {
        this.groups = groups;
        this.infrequent = infrequent;
        int last = -1;
        for (int group : groups) {
            last = Math.max(last, group);
        }
        this.groupCount = last + 1;
    }

    static Grouping of(Fields fields, int column, int categoryCount) throws IOException {
        int[] groups = new int[categoryCount];
        java.util.Arrays.setAll(groups, i -> i);
        boolean groupsInfrequent = fields.flagOr("_infrequent_enabled", false);
        Object mapping = groupsInfrequent ? element(fields, "_default_to_infrequent_mappings", column) : null;
        Object indices = groupsInfrequent ? element(fields, "_infrequent_indices", column) : null;
        if (mapping != null) {
            int[] given = ints(fields, "_default_to_infrequent_mappings", mapping);
            if (given.length > categoryCount) {
                throw fields.wrongLength("_default_to_infrequent_mappings", given.length, categoryCount);
            }
            System.arraycopy(given, 0, groups, 0, given.length);
        }
        for (int group : groups) {
            if (group < 0 || group >= categoryCount) {
                throw fields.corrupt("maps a category to %d of %d".formatted(group, categoryCount));
            }
        }
        int infrequent = -1;
        if (indices != null) {
            int[] given = ints(fields, "_infrequent_indices", indices);
            if (given.length > 0 && (given[0] < 0 || given[0] >= categoryCount)) {
                throw fields.corrupt("has infrequent category %d of %d".formatted(given[0], categoryCount));
            }
            infrequent = given.length > 0 ? groups[given[0]] : -1;
        }
        return new Grouping(groups, infrequent);
    }

    /** Returns an element of a list with one for each column; null where it is None or there is no list. */
    static @Nullable Object element(Fields fields, String name, int column) throws IOException {
        if (!fields.has(name)) {
            return null;
        }
        Object value = fields.value(name);
        List<Object> elements = Values.elements(value).orElseThrow(() -> fields.wrong(name, value, "a list"));
        if (column >= elements.size()) {
            throw fields.wrongLength(name, elements.size(), column + 1);
        }
        return elements.get(column) == PyNone.NONE ? null : elements.get(column);
    }

    private static int[] ints(Fields fields, String name, Object value) throws IOException {
        List<Object> elements = Values.elements(value).orElseThrow(() -> fields.wrong(name, value, "integers"));
        int[] ints = new int[elements.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = integer(fields, name, elements.get(i));
        }
        return ints;
    }

    static int integer(Fields fields, String name, Object value) throws IOException {
        OptionalDouble number = Values.number(value);
        if (number.isEmpty() || number.getAsDouble() != Math.rint(number.getAsDouble())) {
            throw fields.wrong(name, value, "an integer");
        }
        return (int) number.getAsDouble();
    }

    int groupOf(int category) {
        return groups[category];
    }

    int groupCount() {
        return groupCount;
    }

    /** Returns the group of infrequent categories, -1 where there is none. */
    int infrequent() {
        return infrequent;
    }
}
