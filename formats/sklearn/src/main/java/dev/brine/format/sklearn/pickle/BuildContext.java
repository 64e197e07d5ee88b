package dev.brine.format.sklearn.pickle;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;

/** An operation that makes a value from others: where it is, and what it may cost. */
record BuildContext(StreamOrigin origin, Budget budget, long offset) {
    CorruptModelException corrupt(String reason) {
        return origin.corrupt(reason, offset);
    }

    UnsupportedModelException unsupported(String reason) {
        return origin.unsupported(reason, offset);
    }

    void count(long bytes) throws ModelFormatException {
        budget.countObject(bytes, offset);
    }

    /** Returns an argument that must be of a type. */
    <T> T argument(PyTuple arguments, int index, Class<T> type, String what) throws CorruptModelException {
        if (index >= arguments.size()) {
            throw corrupt(
                    "%s is missing: %d arguments, expected more than %d".formatted(what, arguments.size(), index));
        }
        return value(arguments.get(index), type, what);
    }

    <T> T value(Object value, Class<T> type, String what) throws CorruptModelException {
        if (!type.isInstance(value)) {
            throw corrupt("%s is %s, expected %s".formatted(what, describe(value), describe(type)));
        }
        return type.cast(value);
    }

    /** Describes the type of a value; never its content beyond a short text. */
    static String describe(Object value) {
        if (value instanceof String text) {
            return "the text '" + StreamOrigin.shown(text) + "'";
        }
        return StreamOrigin.shown(value.toString());
    }

    private static String describe(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "PyTuple" -> "a tuple";
            case "PyList" -> "a list";
            case "PyDict" -> "a dict";
            case "PyBytes" -> "bytes";
            case "PyGlobal" -> "a class";
            case "DType" -> "a numpy dtype";
            case "String" -> "a text";
            case "Long" -> "an integer";
            default -> "a " + type.getSimpleName();
        };
    }
}
