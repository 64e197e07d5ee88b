package dev.brine.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the kinds on the class path. Brine's own are in the module brine-kinds; others are found where a jar names a {@link
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
        ModelKind kind = kindOf(state);
        Model model = kind.view(state);
        if (model.state() != state) {
            throw new IllegalStateException("kind '%s' made a view of another state".formatted(kind.name()));
        }
        return model;
    }

    private static ModelKind kindOf(ModelState state) {
        ModelKind kind = found().get(state.kind());
        if (kind == null) {
            throw new UnknownKindException(state.kind(), found().keySet());
        }
        return kind;
    }

    /**
     * Returns what a state's kind says of errors; see {@link ModelKind#errorBounds}.
     *
     * @throws UnknownKindException if no kind on the class path has the state's name
     */
    public static ErrorBounds errorBounds(ModelState state) {
        return kindOf(state).errorBounds(state);
    }

    /**
     * Returns a predicting view of a model inside another one. What is thrown starts with the child's path, {@code ['a']},
     * or {@code ['a']['b']} for one inside that.
     *
     * @throws UnknownKindException if no kind on the class path has the child's
     * @throws IllegalArgumentException if there is no such child, or it does not fit its kind
     */
    public static Model viewChild(ModelState parent, String name) {
        ModelState child = parent.children().get(name);
        if (child == null) {
            throw new IllegalArgumentException("%s has no model '%s' inside".formatted(parent.kind(), name));
        }
        try {
            return view(child);
        } catch (IllegalArgumentException e) {
            throw inside(name, e);
        }
    }

    /**
     * Reads every tensor of a state and of the models inside it whose elements could contradict it; see {@link
     * ModelKind#checkElements}. States of unknown kinds are passed over.
     *
     * @throws IllegalArgumentException if an element contradicts its state, starting with the path of the model inside
     * @throws java.io.UncheckedIOException if elements cannot be read
     */
    public static void checkElements(ModelState state) {
        ModelKind kind = found().get(state.kind());
        if (kind != null) {
            kind.checkElements(state);
        }
        for (Map.Entry<String, ModelState> child : state.children().entrySet()) {
            try {
                checkElements(child.getValue());
            } catch (IllegalArgumentException e) {
                throw inside(child.getKey(), e);
            }
        }
    }

    /** Messages about a model inside start with its path. */
    private static IllegalArgumentException inside(String name, IllegalArgumentException e) {
        String reason = String.valueOf(e.getMessage());
        return new IllegalArgumentException("['" + name + "']" + (reason.startsWith("['") ? "" : " ") + reason, e);
    }
}
