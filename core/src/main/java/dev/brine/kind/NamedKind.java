package dev.brine.kind;

import dev.brine.model.Model;
import dev.brine.model.ModelKind;
import dev.brine.model.ModelState;
import java.util.function.Function;

/** A kind that is a name, a version and a function from state to view. */
abstract class NamedKind implements ModelKind {
    private final String name;
    private final int version;
    private final Function<ModelState, Model> view;

    NamedKind(String name, int version, Function<ModelState, Model> view) {
        this.name = name;
        this.version = version;
        this.view = view;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int version() {
        return version;
    }

    @Override
    public final Model view(ModelState state) {
        return view.apply(state);
    }
}
