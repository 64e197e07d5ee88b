package dev.brine.cli.csv;

import dev.brine.model.Output;
import dev.brine.reports.text.Numbers;
import java.util.List;
import java.util.OptionalInt;

/** The outputs of a model as text: a class by its label, a number as the shortest text that reads back bit-equal. */
public final class OutputCodec {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private OutputCodec() {}

    /** Returns an output as a cell of a CSV line. */
    public static String cell(Output output, double value) {
        return output.isClassification() ? CsvCell.quote(text(label(output, value))) : Numbers.exact(value);
    }

    /** Returns an output as a cell; a label that a spreadsheet would take for a formula follows an apostrophe. */
    static String spreadsheetCell(Output output, double value) {
        if (output.isClassification()
                && label(output, value) instanceof String label
                && !label.isEmpty()
                && FORMULA_STARTS.indexOf(label.charAt(0)) >= 0) {
            return CsvCell.quote("'" + label);
        }
        return cell(output, value);
    }

    private static Object label(Output output, double value) {
        int index = (int) value;
        if (index != value || index < 0 || index >= output.labels().size()) {
            throw new IllegalStateException("output '%s' is class %s of %d"
                    .formatted(output.name(), value, output.labels().size()));
        }
        return output.labels().get(index);
    }

    /** Returns the index of the label that a text stands for. */
    static OptionalInt index(Output output, String text) {
        List<Object> labels = output.labels();
        for (int i = 0; i < labels.size(); i++) {
            if (isSame(labels.get(i), text)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Numbers are compared as numbers, however they are written; a truth value may be written as 0 or 1. */
    private static boolean isSame(Object label, String text) {
        if (label instanceof String) {
            return label.equals(text);
        }
        if (label.toString().equalsIgnoreCase(text.strip())) {
            return true;
        }
        double given = new CsvCell(text, false).number().orElse(Double.NaN);
        if (label instanceof Boolean flag) {
            return given == (flag ? 1 : 0);
        }
        return ((Number) label).doubleValue() == given;
    }

    /** Returns a label, or another value of a model, as text. */
    public static String text(Object label) {
        return label instanceof Double number ? Numbers.exact(number) : label.toString();
    }
}
