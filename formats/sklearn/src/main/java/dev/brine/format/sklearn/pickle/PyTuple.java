package dev.brine.format.sklearn.pickle;

import java.util.Collections;
import java.util.List;

/** A tuple. Equal only to itself. */
public final class PyTuple {
    /** The tuple without elements. */
    public static final PyTuple EMPTY = new PyTuple(List.of());

    private final List<Object> elements;

    PyTuple(List<Object> elements) {
        this.elements = elements;
    }

    /** Returns a tuple of the given values. */
    public static PyTuple of(Object... values) {
        return new PyTuple(List.of(values));
    }

    /** Returns the elements, a view. */
    public List<Object> elements() {
        return Collections.unmodifiableList(elements);
    }

    /** Returns the number of elements. */
    public int size() {
        return elements.size();
    }

    /** Returns an element. */
    public Object get(int index) {
        return elements.get(index);
    }

    @Override
    public String toString() {
        return "tuple of " + elements.size();
    }
}
