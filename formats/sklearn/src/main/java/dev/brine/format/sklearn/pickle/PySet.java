package dev.brine.format.sklearn.pickle;

import dev.brine.error.CorruptModelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A set or frozenset, in the order of the file. Equal only to itself. */
public final class PySet {
    private final Map<Object, Object> elements = new LinkedHashMap<>();

    PySet() {}

    /** Returns the elements in order, a copy. */
    public List<Object> elements() {
        return List.copyOf(elements.values());
    }

    /** Returns the number of elements. */
    public int size() {
        return elements.size();
    }

    /**
     * Adds an element.
     *
     * @throws CorruptModelException if it is of a type that cannot be one
     */
    void add(Object element, BuildContext context) throws CorruptModelException {
        try {
            elements.putIfAbsent(HashKey.of(element), element);
        } catch (IllegalArgumentException e) {
            throw context.corrupt("a set gets " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "set of " + elements.size();
    }
}
