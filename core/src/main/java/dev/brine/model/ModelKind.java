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
     * Returns a view of the state. MUST NOT copy tensors that grow with the model, and MUST check everything that can be
     * checked without reading them: names, types, shapes and attributes.
     *
     * @throws IllegalArgumentException if the state does not fit the kind, saying what was found and expected
     */
    Model view(ModelState state);
}
