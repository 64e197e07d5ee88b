package dev.brine.model;

/**
 * Turns state into a predicting model. Found by {@link java.util.ServiceLoader}; implementations are stateless and have
 * a public constructor without parameters.
 */
public interface ModelKind {
    /** Returns the name that states of this kind carry, such as {@code tree-ensemble}. */
    String name();

    /** Returns the newest version of the kind's layout that this implementation reads; older ones MUST be read too. */
    int version();

    /**
     * Returns a view of this very state. MUST NOT read tensors that grow with the model, and MUST check everything that can
     * be checked without them: names, types, shapes and attributes, that outputs have labels only where the kind predicts
     * classes, and that the models inside fit. MUST view each of those once, by {@link ModelKinds#viewChild}. After it,
     * whatever a row holds, a predictor writes as many numbers as the outputs say and nowhere else.
     *
     * @throws IllegalArgumentException if the state does not fit the kind, saying what was found and expected
     */
    Model view(ModelState state);

    /**
     * Reads the tensors that {@link #view} leaves alone and checks what their elements say of each other, such as an index
     * into another tensor. Not called for the models inside: they are asked themselves. Time and memory MUST be linear in
     * the elements.
     *
     * @throws IllegalArgumentException if an element contradicts the state, naming the tensor, what was found and expected
     */
    default void checkElements(ModelState state) {}

    /**
     * Returns how far the outputs of a valid state of this kind may lie from those of the program that trained it; of a
     * classifier, its scores, before they become a class or probabilities. Kinds of models around others ask {@link
     * ModelKinds#errorBounds} for theirs.
     */
    ErrorBounds errorBounds(ModelState state);
}
