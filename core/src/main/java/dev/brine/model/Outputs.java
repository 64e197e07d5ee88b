package dev.brine.model;

import java.util.ArrayList;
import java.util.List;

/** The outputs of a model, and the labels that decode the class indices which a classifier predicts. */
public record Outputs(List<Output> list) {
    /** Copies the list. */
    public Outputs {
        list = List.copyOf(list);
    }

    /** Returns {@code count} numeric outputs, named {@code y} or {@code y0, y1, ...}. */
    public static Outputs regression(int count) {
        List<Output> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(new Output(count == 1 ? "y" : "y" + i, List.of()));
        }
        return new Outputs(list);
    }

    /** Returns one output, named {@code y}, whose classes have the given labels. */
    public static Outputs classification(List<?> labels) {
        return new Outputs(List.of(new Output("y", List.copyOf(labels))));
    }

    /** Returns the number of outputs. */
    public int count() {
        return list.size();
    }

    /** Returns whether every output is a class index; false where there are none. */
    public boolean isClassification() {
        for (Output output : list) {
            if (!output.isClassification()) {
                return false;
            }
        }
        return !list.isEmpty();
    }

    /** Returns the number of classes of all outputs together: the length of a row of probabilities. */
    public int probabilityCount() {
        int count = 0;
        for (Output output : list) {
            count += output.labels().size();
        }
        return count;
    }
}
