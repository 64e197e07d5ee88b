package dev.brine.benchmarks.gate;

import java.util.List;

/**
 * What is timed: an operation of a format's variant.
 *
 * @param operation one of {@link #OPERATIONS}
 */
record TimedRow(StoredAs storedAs, String operation) {
    /** What can be timed. */
    static final List<String> OPERATIONS = List.of("save", "load", "first-prediction", "predict");

    /** How a model is stored. */
    record StoredAs(String format, String variant) {
        static StoredAs parse(String text) {
            int at = text.indexOf('-');
            return at < 0 ? new StoredAs(text, "default") : new StoredAs(text.substring(0, at), text.substring(at + 1));
        }

        String id() {
            return format + '-' + variant;
        }
    }

    /** @throws IllegalArgumentException if it is not {@code FORMAT-VARIANT/OPERATION} with a known operation */
    static TimedRow parse(String text) {
        int at = text.indexOf('/');
        if (at <= 0 || !OPERATIONS.contains(text.substring(at + 1))) {
            throw new IllegalArgumentException(
                    "row '%s', expected FORMAT-VARIANT/OPERATION with an operation of %s".formatted(text, OPERATIONS));
        }
        return new TimedRow(StoredAs.parse(text.substring(0, at)), text.substring(at + 1));
    }

    String id() {
        return storedAs.id() + '/' + operation;
    }
}
