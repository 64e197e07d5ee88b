package dev.brine.format.sklearn.estimator;

import java.io.IOException;

/** Runs what builds a kind: what contradicts it there is the file's fault, not the caller's. */
final class Checked {
    private Checked() {}

    /** Builds a value. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    static <T> T of(Fields fields, Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw fields.context().corrupt("%s: %s".formatted(fields.className(), e.getMessage()), fields.object(), e);
        }
    }
}
