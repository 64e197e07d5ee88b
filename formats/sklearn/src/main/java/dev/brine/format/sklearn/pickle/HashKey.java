package dev.brine.format.sklearn.pickle;

import java.math.BigInteger;

/**
 * The stand-in of a key in a dict, by which it is found. Always a Comparable of its class, so that a table of colliding keys stays fast, or a
 * record, or a tuple that holds one, which is equal only to itself; never made from a value that can hold itself.
 */
final class HashKey {
    private static final int MAX_TUPLE_SIZE = 64;
    /** The most characters of a tuple's text, which each use as key costs. */
    private static final int MAX_TUPLE_TEXT = 1 << 10;

    private HashKey() {}

    /**
     * Returns the key's stand-in.
     *
     * @throws IllegalArgumentException if the key is of a type that cannot be one
     */
    static Object of(Object key) {
        if (key instanceof String || key instanceof Long || key instanceof PyObject) {
            return key;
        }
        if (key instanceof PyTuple tuple) {
            requireShort(tuple);
            boolean holdsRecord = tuple.elements().stream().anyMatch(element -> element instanceof PyObject);
            return holdsRecord ? tuple : new Other(ofTuple(tuple));
        }
        return new Other(ofScalar(key));
    }

    private static void requireShort(PyTuple tuple) {
        if (tuple.size() > MAX_TUPLE_SIZE) {
            throw new IllegalArgumentException(
                    "a tuple of %d as key, at most %d elements are read".formatted(tuple.size(), MAX_TUPLE_SIZE));
        }
    }

    private static String ofTuple(PyTuple tuple) {
        StringBuilder text = new StringBuilder("tuple");
        for (Object element : tuple.elements()) {
            String part = ofScalar(element);
            text.append(' ').append(part.length()).append(':').append(part);
            if (text.length() > MAX_TUPLE_TEXT) {
                throw new IllegalArgumentException(
                        "a tuple of more than %d characters as key".formatted(MAX_TUPLE_TEXT));
            }
        }
        return text.toString();
    }

    private static String ofScalar(Object key) {
        if (key instanceof String text) {
            if (text.length() > MAX_TUPLE_TEXT) {
                throw new IllegalArgumentException("a tuple with a text of %d characters as key, at most %d are read"
                        .formatted(text.length(), MAX_TUPLE_TEXT));
            }
            return "str " + text;
        }
        if (key instanceof Long || key instanceof BigInteger) {
            return "int " + key;
        }
        if (key instanceof Double number) {
            return "float " + Long.toHexString(Double.doubleToRawLongBits(number));
        }
        if (key instanceof Boolean || key instanceof PyNone) {
            return "constant " + key;
        }
        if (key instanceof PyGlobal global) {
            return "global " + global.name();
        }
        throw new IllegalArgumentException(
                "%s as key, expected a number, text, None, class or tuple of those".formatted(key));
    }

    /** Keeps apart from texts. */
    private record Other(String text) implements Comparable<Other> {
        @Override
        public int compareTo(Other other) {
            return text.compareTo(other.text);
        }
    }
}
