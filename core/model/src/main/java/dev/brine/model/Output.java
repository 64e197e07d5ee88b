package dev.brine.model;

import java.util.List;

/**
 * One output of a model. Without labels it is a number; with labels it is the index of one of them.
 *
 * @param labels the classes, in index order: {@link String}, {@link Long}, {@link Double} or {@link Boolean}
 */
public record Output(String name, List<Object> labels) {
    /** Copies the labels and checks their types. */
    public Output {
        labels = List.copyOf(labels);
        for (Object label : labels) {
            if (!Attributes.isScalar(label)) {
                throw new IllegalArgumentException(
                        "label of output '%s' is a %s, expected String, Long, Double or Boolean"
                                .formatted(name, label.getClass().getSimpleName()));
            }
        }
    }

    /** Returns whether the output is a class index. */
    public boolean isClassification() {
        return !labels.isEmpty();
    }
}
