package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyNone;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the categories that an encoder knows of each column as numbers: numbers as they are, texts as their codes, a
 * missing value as NaN. A column whose categories are texts or truth values is one of texts from then on.
 */
final class Categories {
    /** A category that no row can hold: None beside NaN, which a table cannot tell apart. */
    private static final double NEVER = -2;

    private final Fields fields;
    private final ColumnTrace in;
    private final List<Object> columns;
    private final boolean refusesUnknown;

    Categories(Fields fields, ColumnTrace in, boolean refusesUnknown) throws IOException {
        this.fields = fields;
        this.in = in;
        this.refusesUnknown = refusesUnknown;
        this.columns = fields.list("categories_");
        if (columns.size() != in.count()) {
            throw fields.wrongLength("categories_", columns.size(), in.count());
        }
    }

    /** Returns the categories of a column in the encoder's order. */
    double[] of(int column) throws IOException {
        String place = "categories_[%d]".formatted(column);
        Object value = columns.get(column);
        List<Object> elements =
                Values.elements(value).orElseThrow(() -> fields.wrong(place, value, "an array of categories"));
        boolean areTexts = elements.stream().anyMatch(String.class::isInstance)
                || (in.isInput(column) && elements.stream().anyMatch(Boolean.class::isInstance))
                || (in.isTextCode(column) && elements.stream().allMatch(Categories::isMissing))
                || isEmptyText(value, elements);
        double[] codes = new double[elements.size()];
        InputUses.Vocabulary texts = areTexts ? vocabulary(column) : null;
        if (texts == null) {
            fields.inputs().useAsNumber(in, column, fields.className());
        }
        boolean hasMissing = false;
        for (int i = codes.length - 1; i >= 0; i--) {
            Object element = elements.get(i);
            if (isMissing(element)) {
                codes[i] = hasMissing ? NEVER : Double.NaN;
                hasMissing = true;
            } else {
                codes[i] = texts == null ? number(place, element) : code(place, texts, element);
            }
        }
        return codes;
    }

    private static boolean isEmptyText(Object array, List<Object> elements) {
        return array instanceof NdArray typed
                && typed.dtype().kind() == 'O'
                && elements.stream().allMatch(Categories::isMissing);
    }

    private InputUses.Vocabulary vocabulary(int column) throws IOException {
        if (!in.isInput(column)) {
            throw fields.unsupported(
                    "categories of column %d are texts, but the column holds computed numbers".formatted(column));
        }
        InputUses.Vocabulary texts = fields.inputs().texts(in.input(column), fields.className());
        if (refusesUnknown) {
            texts.makeStrict();
        }
        return texts;
    }

    static boolean isMissing(Object value) {
        return value == PyNone.NONE || (value instanceof Double number && number.isNaN());
    }

    private double number(String place, Object element) throws IOException {
        return Values.number(element).orElseThrow(() -> fields.wrong(place, element, "a number, as the others are"));
    }

    private double code(String place, InputUses.Vocabulary texts, Object element) throws IOException {
        if (element instanceof Boolean flag) {
            return texts.code(flag ? "True" : "False");
        }
        if (element instanceof String text) {
            return texts.code(text);
        }
        throw fields.wrong(place, element, "a text, as the others are");
    }

    /** The grouping by an encoder of the infrequent categories of a column: for each category the number of its group. */
    static final class Grouping {
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
            Arrays.setAll(groups, i -> i);
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
                ints[i] = fields.integer(name, elements.get(i));
            }
            return ints;
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
}
