package dev.brine.format.sklearn.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance of a class as a record: what it was given, and nothing that Python would make of it. Equal only to itself. */
public final class PyObject {
    private final PyGlobal type;
    private final PyTuple arguments;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private @Nullable List<Object> elements;
    private @Nullable PyDict entries;
    private @Nullable Object state;
    private @Nullable Object attachment;
    private @Nullable PyDict source;

    PyObject(PyGlobal type, PyTuple arguments) {
        this.type = type;
        this.arguments = arguments;
    }

    /** Returns the class, or the function that a file would have Python call; for what a value makes, that of the value. */
    public PyGlobal type() {
        return type;
    }

    /** Returns module and name as in the file, such as {@code sklearn.tree._tree.Tree}. */
    public String className() {
        return type.name();
    }

    /** Returns the name without the module. */
    public String simpleName() {
        return type.simpleName();
    }

    /** Returns whether no reader gives the class a meaning: this is then its name, arguments, state, elements and entries. */
    public boolean isInert() {
        return type.isInert();
    }

    /** Returns what the constructor was given; where a value was called, that value first, and named arguments last. */
    public PyTuple arguments() {
        return arguments;
    }

    /** Returns where the file names the class, in bytes of the uncompressed stream. */
    public long offset() {
        return type.offset();
    }

    /** Returns the attributes in order, those in slots too, a view. */
    public Map<String, Object> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** Returns an attribute, or null where the object has none of that name. */
    public @Nullable Object get(String name) {
        return attributes.get(name);
    }

    /** Returns whether there is an attribute. */
    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** Forgets an attribute, here and in the dict that it came in, so that its memory can be had again. */
    public void remove(String name) {
        attributes.remove(name);
        if (source != null) {
            source.remove(name);
        }
    }

    /** Returns what the object was given as state where that holds no attributes, such as a tuple. */
    public @Nullable Object state() {
        return state;
    }

    /** Returns the elements of an instance of a kind of list, a view. */
    public List<Object> elements() {
        return elements == null ? List.of() : Collections.unmodifiableList(elements);
    }

    /** Returns the entries of an instance of a kind of dict. */
    public PyDict entries() {
        return entries == null ? new PyDict() : entries;
    }

    /** Returns what {@link #attach} was given last. */
    public @Nullable Object attachment() {
        return attachment;
    }

    /** Keeps what a reader made of this object. */
    public void attach(Object made) {
        attachment = made;
    }

    void setState(Object newState) {
        state = newState;
    }

    /** Keeps the dict that attributes come in, which the pickle may still refer to. */
    void setSource(PyDict dict) {
        source = dict;
    }

    void putAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    void addElement(Object element) {
        if (elements == null) {
            elements = new ArrayList<>();
        }
        elements.add(element);
    }

    PyDict ownEntries() {
        if (entries == null) {
            entries = new PyDict();
        }
        return entries;
    }

    @Override
    public String toString() {
        return "a " + type;
    }
}
