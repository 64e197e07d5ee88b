package dev.brine.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the kinds on the class path. Brine's own are in {@link dev.brine.kind}; others are found where a jar names a {@link
 * ModelKind} in {@code META-INF/services}.
 */
public final class ModelKinds {
    private static @Nullable Map<String, ModelKind> found;

    private ModelKinds() {}

    /** Not in a static initializer: that one would hide the cause from the second caller on. */
    private static synchronized Map<String, ModelKind> found() {
        if (found == null) {
            try {
                found = load();
            } catch (ServiceConfigurationError e) {
                throw new IllegalStateException(
                        "a model kind on the class path cannot be loaded: " + e.getMessage(), e);
            }
        }
        return found;
    }

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
        return found().containsKey(kind);
    }

    /**
     * Returns a predicting view of a state.
     *
     * @throws UnknownKindException if no kind on the class path has the state's name
     * @throws IllegalArgumentException if the state does not fit its kind
     */
    public static Model view(ModelState state) {
        ModelKind kind = found().get(state.kind());
        if (kind == null) {
            throw new UnknownKindException(state.kind(), found().keySet());
        }
        return kind.view(state);
    }
}
