package dev.brine.format.sklearn.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list. Equal only to itself. */
public final class PyList {
    private final List<Object> elements = new ArrayList<>();

    PyList() {}

    /** Returns a list of the given values. */
    public static PyList of(List<?> values) {
        PyList list = new PyList();
        list.elements.addAll(values);
        return list;
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

    void add(Object value) {
        elements.add(value);
    }

    @Override
    public String toString() {
        return "list of " + elements.size();
    }
}
