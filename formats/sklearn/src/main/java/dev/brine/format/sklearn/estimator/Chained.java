package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.estimator.Converter.Step;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.Pipeline;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Models one after another, as one model, and the columns that the last one gives. */
final class Chained {
    private final ImportContext context;
    private final Map<String, ModelState> steps = new LinkedHashMap<>();
    private ColumnTrace columns;

    Chained(ImportContext context, ColumnTrace in) {
        this.context = context;
        this.columns = in;
    }

    /** Returns the columns after what was added. */
    ColumnTrace columns() {
        return columns;
    }

    /** Adds a fitted transformer of these columns. */
    void addTransformer(String name, PyObject estimator) throws IOException {
        add(name, Estimators.transformer(context, estimator, columns));
    }

    /** Adds what a transformer does; nothing where columns pass as they are. */
    void add(String name, Step step) {
        if (step.state() != null) {
            add(name, step.state());
        }
        columns = step.out();
    }

    /** Adds a model; a pipeline's steps are added one by one, under their own names. */
    void add(String name, ModelState state) {
        if (state.kind().equals(Pipeline.KIND)) {
            state.children().forEach(this::add);
            return;
        }
        String unique = name;
        for (int i = 2; steps.containsKey(unique); i++) {
            unique = name + "-" + i;
        }
        steps.put(unique, state);
    }

    /** Returns the whole as one transformer. */
    Step step() {
        return new Step(steps.isEmpty() ? null : state(), columns);
    }

    /** Returns the whole as one model; there is at least one. */
    ModelState state() {
        if (steps.size() == 1) {
            return steps.values().iterator().next();
        }
        Map<String, Model> models = new LinkedHashMap<>();
        steps.forEach((name, state) -> models.put(name, ModelKinds.view(state)));
        return Pipeline.of(models).state();
    }
}
