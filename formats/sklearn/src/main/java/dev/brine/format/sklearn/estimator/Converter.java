package dev.brine.format.sklearn.estimator;

import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Converts estimators of a few classes of scikit-learn. Stateless. What a class cannot do is refused here. */
interface Converter {
    /**
     * The effect of a transformer.
     *
     * @param state the model that computes the columns, or null where they pass as they are
     * @param out the columns afterwards
     */
    record Step(@Nullable ModelState state, ColumnTrace out) {}

    /** Converts estimators that transform and do not predict. */
    @FunctionalInterface
    interface Transformer extends Converter {
        @Override
        Step transformer(Fields fields, ColumnTrace in) throws IOException;

        @Override
        default boolean isTransformer(Fields fields) {
            return true;
        }
    }

    /** Returns what {@code predict} does, and {@code predict_proba} where the class has it. */
    default ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        throw fields.unsupported("a transformer predicts nothing; put a predictor after it");
    }

    /** Returns what {@code transform} does. */
    default Step transformer(Fields fields, ColumnTrace in) throws IOException {
        throw fields.unsupported("a predictor stands where a transformer is expected");
    }

    /** Returns whether the class has a {@code decision_function}, which stacking and calibration prefer. */
    default boolean hasDecision(Fields fields) throws IOException {
        return false;
    }

    /** Returns what {@code decision_function} does, as numeric outputs: one, or one for each class. */
    default ModelState decision(Fields fields, ColumnTrace in) throws IOException {
        throw fields.unsupported("its decision_function is not supported");
    }

    /** Returns the labels of the classes that a classifier knows. */
    default Outputs labels(Fields fields) throws IOException {
        return fields.has("_label_binarizer")
                ? Labels.of(new Fields(fields.context(), fields.object("_label_binarizer")), "classes_")
                : Labels.of(fields, "classes_");
    }

    /** Returns whether the class transforms and does not predict. */
    default boolean isTransformer(Fields fields) throws IOException {
        return false;
    }
}
