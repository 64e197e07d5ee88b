package dev.brine.model;

import java.util.Optional;

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

    /**
     * Returns what whoever imported the model put together, such as a pipeline of two models that a file only held side by
     * side: nothing proves it right. Empty where nothing was, or where expected outputs of the source are there.
     */
    public Optional<String> unproved() {
        boolean hasProof = verification.origin() == VerificationSet.Origin.SOURCE && verification.rowCount() > 0;
        return hasProof
                ? Optional.empty()
                : Optional.ofNullable(environment.entries().get(Environment.SOURCE_ASSEMBLED));
    }
}
