package dev.brine.model;

import java.util.Collection;
import java.util.TreeSet;

/** Says that no kind on the class path can predict with a state. The state itself is sound. */
public final class UnknownKindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the kind and those that are known. */
    UnknownKindException(String kind, Collection<String> known) {
        super("no model kind '%s' on the class path, known are %s; add the artifact that provides it"
                .formatted(kind, new TreeSet<>(known)));
    }
}
