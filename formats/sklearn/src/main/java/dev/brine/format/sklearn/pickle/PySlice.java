package dev.brine.format.sklearn.pickle;

import java.util.Objects;

/** A slice; each bound is a Long or None, in files of scikit-learn. Equal only to itself. */
public final class PySlice {
    private final Object start;
    private final Object stop;
    private final Object step;

    /** Makes a slice of any bounds. */
    public PySlice(Object start, Object stop, Object step) {
        this.start = Objects.requireNonNull(start, "start");
        this.stop = Objects.requireNonNull(stop, "stop");
        this.step = Objects.requireNonNull(step, "step");
    }

    /** Returns the first bound. */
    public Object start() {
        return start;
    }

    /** Returns the second bound. */
    public Object stop() {
        return stop;
    }

    /** Returns the step. */
    public Object step() {
        return step;
    }

    @Override
    public String toString() {
        return "slice";
    }
}
