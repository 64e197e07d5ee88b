package dev.brine.model;

import java.util.ArrayList;
import java.util.List;

/** The outputs of a model, and the labels that decode the class indices which a classifier predicts. Immutable. */
public final class Outputs {
    private final List<Output> list;
    private final boolean isClassification;
    private final int probabilityCount;

    /** Copies the list. */
    public Outputs(List<Output> list) {
        this.list = List.copyOf(list);
        int classes = 0;
        int classifying = 0;
        for (Output output : this.list) {
            classes += output.labels().size();
            classifying += output.isClassification() ? 1 : 0;
        }
        this.probabilityCount = classes;
        this.isClassification = classifying > 0 && classifying == this.list.size();
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

    /** Returns the outputs in order. */
    public List<Output> list() {
        return list;
    }

    /** Returns the number of outputs. */
    public int count() {
        return list.size();
    }

    /** Returns whether every output is a class index; false where there are none. */
    public boolean isClassification() {
        return isClassification;
    }

    /** Returns the number of classes of all outputs together: the length of a row of probabilities. */
    public int probabilityCount() {
        return probabilityCount;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Outputs outputs && list.equals(outputs.list));
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
