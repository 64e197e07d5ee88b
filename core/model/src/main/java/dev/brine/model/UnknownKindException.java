package dev.brine.model;

import java.util.Collection;
import java.util.TreeSet;

/** Says that no kind on the class path can predict with a state. The state itself is sound. */
public final class UnknownKindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One of Brine's own, which are there together or not at all. */
    private static final String OWN_KIND = "pipeline";

    /** Names the kind, and those that are known or the artifact that brings Brine's own. */
    UnknownKindException(String kind, Collection<String> known) {
        super("kind '%s' is not on the class path, known are %s: add %s"
                .formatted(
                        kind,
                        new TreeSet<>(known),
                        known.contains(OWN_KIND) ? "the artifact that provides it" : "dev.brine:brine-kinds"));
    }
}
