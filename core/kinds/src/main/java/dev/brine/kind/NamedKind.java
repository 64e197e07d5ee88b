package dev.brine.kind;

import dev.brine.model.ModelKind;

/**
 * A kind that is a name and a version. Its view is a method of the subclass, not a function that is handed up here: all kinds
 * are made when the first model is opened, and making a function would load the class of each kind's models.
 */
public abstract class NamedKind implements ModelKind {
    private final String name;
    private final int version;

    protected NamedKind(String name, int version) {
        this.name = name;
        this.version = version;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int version() {
        return version;
    }
}
