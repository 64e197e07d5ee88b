package dev.brine.model;

/** A model that predicts: a view of its state. Immutable and shared by threads; each thread takes a predictor. */
public interface Model {
    /** Returns the data of the model. */
    ModelState state();

    /** Returns a predictor with scratch space of its own, for one thread. Cheap: no tensor is read or copied. */
    Predictor newPredictor();
}
