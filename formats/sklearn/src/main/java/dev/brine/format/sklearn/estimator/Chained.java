package dev.brine.format.sklearn.estimator;

import dev.brine.kind.Pipeline;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models one after another, as one model. */
final class Chained {
    private final Map<String, ModelState> steps = new LinkedHashMap<>();

    /** Adds a step; a pipeline's steps are added one by one, under their own names. */
    void add(String name, ModelState state) {
        if (state.kind().equals(Pipeline.KIND)) {
            state.children().forEach((child, inner) -> add(child, inner));
            return;
        }
        String unique = name;
        for (int i = 2; steps.containsKey(unique); i++) {
            unique = name + "-" + i;
        }
        steps.put(unique, state);
    }

    /** Returns the steps as one model, or null where there is none. */
    @Nullable
    ModelState state() {
        return steps.isEmpty() ? null : stateOrThrow();
    }

    ModelState stateOrThrow() {
        if (steps.size() == 1) {
            return steps.values().iterator().next();
        }
        Map<String, Model> models = new LinkedHashMap<>();
        steps.forEach((name, state) -> models.put(name, ModelKinds.view(state)));
        return Pipeline.of(models).state();
    }
}
