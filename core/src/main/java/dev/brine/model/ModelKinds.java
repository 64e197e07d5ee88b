package dev.brine.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds the kinds on the class path. */
public final class ModelKinds {
    private static final Map<String, ModelKind> KINDS = load();

    private ModelKinds() {}

    private static Map<String, ModelKind> load() {
        Map<String, ModelKind> kinds = new LinkedHashMap<>();
        for (ModelKind kind : ServiceLoader.load(ModelKind.class, ModelKinds.class.getClassLoader())) {
            ModelKind other = kinds.put(kind.name(), kind);
            if (other != null) {
                throw new IllegalStateException("model kind '%s' is provided by both %s and %s"
                        .formatted(
                                kind.name(),
                                other.getClass().getName(),
                                kind.getClass().getName()));
            }
        }
        return Map.copyOf(kinds);
    }

    /** Returns whether a kind of this name can predict here. */
    public static boolean isKnown(String kind) {
        return KINDS.containsKey(kind);
    }

    /**
     * Returns a predicting view of a state.
     *
     * @throws UnknownKindException if no kind on the class path has the state's name
     * @throws IllegalArgumentException if the state does not fit its kind
     */
    public static Model view(ModelState state) {
        ModelKind kind = KINDS.get(state.kind());
        if (kind == null) {
            throw new UnknownKindException(state.kind(), KINDS.keySet());
        }
        return kind.view(state);
    }
}
