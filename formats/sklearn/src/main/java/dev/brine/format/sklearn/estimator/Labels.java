package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The class labels of a classifier, of any type, as outputs. */
final class Labels {
    private Labels() {}

    /**
     * Returns the outputs of a classifier.
     *
     * @param name of the attribute, one array of labels or a list with one for each output
     */
    static Outputs of(Fields fields, String name) throws IOException {
        Object value = fields.value(name);
        if (value instanceof NdArray) {
            return Outputs.classification(labels(fields, name, value));
        }
        List<Object> arrays = fields.list(name);
        if (arrays.isEmpty() || !(arrays.get(0) instanceof NdArray)) {
            return Outputs.classification(labels(fields, name, value));
        }
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            String output = arrays.size() == 1 ? "y" : "y" + i;
            outputs.add(new Output(output, labels(fields, "%s[%d]".formatted(name, i), arrays.get(i))));
        }
        return new Outputs(outputs);
    }

    /** Returns one output of two classes, 0 and 1, for each of several labels that a row may have. */
    private static Outputs ofIndicators(int count) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outputs.add(new Output(count == 1 ? "y" : "y" + i, List.of(0L, 1L)));
        }
        return new Outputs(outputs);
    }

    /** Returns the outputs that a fitted {@code LabelBinarizer} stands for; {@code scores} where a row may have several labels. */
    static Outputs ofBinarizer(Fields binarizer, int scores) throws IOException {
        return binarizer.textOr("y_type_", "").startsWith("multilabel")
                ? ofIndicators(scores)
                : of(binarizer, "classes_");
    }

    /** Returns the scores of a classifier as numeric outputs: one for two classes, else one for each. */
    static Outputs scores(Fields fields) throws IOException {
        int classes = of(fields, "classes_").probabilityCount();
        return Outputs.regression(classes == 2 ? 1 : classes);
    }

    private static List<Object> labels(Fields fields, String name, Object value) throws IOException {
        List<Object> elements = Values.elements(value)
                .filter(list -> !list.isEmpty())
                .orElseThrow(() -> fields.wrong(name, value, "labels of classes"));
        List<Object> labels = new ArrayList<>();
        for (Object element : elements) {
            if (element instanceof BigInteger) {
                labels.add(element.toString());
            } else if (isLabel(element)) {
                labels.add(element);
            } else {
                throw fields.unsupported(
                        "class label %s, expected texts, numbers or truth values".formatted(Values.describe(element)));
            }
        }
        return labels;
    }

    private static boolean isLabel(Object value) {
        return value instanceof String || value instanceof Long || value instanceof Double || value instanceof Boolean;
    }
}
