package dev.brine.kind;

import dev.brine.model.ErrorBounds;
import dev.brine.model.ModelState;

/** A kind whose outputs have one right value each, whatever program computes them. */
public abstract class ExactKind extends NamedKind {
    protected ExactKind(String name, int version) {
        super(name, version);
    }

    @Override
    public final ErrorBounds errorBounds(ModelState state) {
        return ErrorBounds.exact(state.outputs().count());
    }
}
