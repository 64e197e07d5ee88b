package dev.brine.model;

/**
 * What formats store: a state, the rows that prove it, and what it was made with.
 *
 * @param state the data of the model
 * @param verification rows and expected outputs; may be empty
 * @param environment what the state was made with
 */
public record SavedModel(ModelState state, VerificationSet verification, Environment environment) {
    /** Returns a model without verification rows, made in this process. */
    public static SavedModel of(ModelState state) {
        return new SavedModel(state, VerificationSet.empty(), Environment.current());
    }
}
