package dev.brine.model;

/** A model that predicts: a view of its state. Immutable and shared by threads; each thread takes a predictor. */
public interface Model {
    /** Returns the data of the model. */
    ModelState state();

    /** Returns a predictor with scratch space of its own, for one thread. Cheap: no tensor is read or copied. */
    Predictor newPredictor();

    /**
     * Returns whether predictors give class probabilities. MUST be true only where every output has labels, and true if and
     * only if {@link Predictor#predictProbabilities(double[], double[])} gives them: models that contain this one ask here.
     */
    default boolean hasProbabilities() {
        return state().outputs().isClassification();
    }
}
