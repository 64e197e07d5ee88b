package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance of a class as a record: what it was given, and nothing that Python would make of it. Equal only to itself. */
public final class PyObject {
    private static final int WITH_SLOTS = 2;

    private final PyGlobal type;
    private final PyTuple arguments;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private @Nullable List<Object> elements;
    private @Nullable PyDict entries;
    private @Nullable Object state;

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

    /**
     * Takes what BUILD gives: a dict as attributes, and a pair of dict or None and dict as attributes and slots; anything
     * else is kept whole.
     */
    void takeState(Object given, BuildContext context) throws IOException {
        if (isInert() && !hasNames(given, context)) {
            state = given;
        } else if (given instanceof PyDict dict) {
            addAttributes(dict, context);
        } else if (given instanceof PyTuple pair && isSlotted(pair)) {
            if (pair.get(0) instanceof PyDict dict) {
                addAttributes(dict, context);
            }
            addAttributes((PyDict) pair.get(1), context);
        } else {
            state = given;
        }
    }

    /** Returns whether a state holds attributes by names only; a class that nothing is known about may take any. */
    private static boolean hasNames(Object state, BuildContext context) throws IOException {
        if (state instanceof PyTuple pair && isSlotted(pair)) {
            return hasNames(pair.get(0), context) && hasNames(pair.get(1), context);
        }
        if (!(state instanceof PyDict dict)) {
            return true;
        }
        context.count((long) Long.BYTES * dict.size());
        return dict.entries().stream().allMatch(entry -> entry.key() instanceof String);
    }

    private static boolean isSlotted(PyTuple pair) {
        return pair.size() == WITH_SLOTS
                && (pair.get(0) instanceof PyDict || pair.get(0) instanceof PyNone)
                && pair.get(1) instanceof PyDict;
    }

    private void addAttributes(PyDict dict, BuildContext context) throws IOException {
        context.count((long) Budget.VALUE_BYTES * dict.size());
        for (PyDict.Entry entry : dict.entries()) {
            attributes.put(context.value(entry.key(), String.class, "an attribute's name"), entry.value());
        }
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
