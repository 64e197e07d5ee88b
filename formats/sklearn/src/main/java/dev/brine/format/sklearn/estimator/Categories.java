package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyNone;
import java.io.IOException;
import java.util.List;

/**
 * Reads the categories that an encoder knows of each column as numbers: numbers as they are, texts as their codes, a
 * missing value as NaN. A column whose categories are texts or truth values is one of texts from then on.
 */
final class Categories {
    /** A category that no row can hold: None beside NaN, which a table cannot tell apart. */
    private static final double NEVER = -2;

    private final Fields fields;
    private final Flow in;
    private final List<Object> columns;
    private final boolean refusesUnknown;

    Categories(Fields fields, Flow in, boolean refusesUnknown) throws IOException {
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
        Vocabularies.Vocabulary texts = areTexts ? vocabulary(column) : null;
        if (texts == null) {
            fields.context().vocabularies().useAsNumber(in, column, fields.className());
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

    private Vocabularies.Vocabulary vocabulary(int column) throws IOException {
        if (!in.isInput(column)) {
            throw fields.unsupported(
                    "categories of column %d are texts, but the column holds computed numbers".formatted(column));
        }
        Vocabularies.Vocabulary texts = fields.context().vocabularies().of(in.input(column), fields.className());
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

    private double code(String place, Vocabularies.Vocabulary texts, Object element) throws IOException {
        if (element instanceof Boolean flag) {
            return texts.code(flag ? "True" : "False");
        }
        if (element instanceof String text) {
            return texts.code(text);
        }
        throw fields.wrong(place, element, "a text, as the others are");
    }
}
