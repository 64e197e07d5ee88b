package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;

/**
 * Makes values as a pickle's operations make them, for a file of another layout that names Python's classes too: what is
 * known, refused and counted is the same.
 */
public final class PythonValues {
    /** Values that come from such a file have no offset in a pickle. */
    private static final long NO_OFFSET = -1;

    private final BuildContext context;

    /** Makes values of one file. */
    public PythonValues(StreamOrigin origin, Budget budget) {
        this.context = new BuildContext(origin, budget, NO_OFFSET);
    }

    /** Counts heap that a value takes, before it is taken. */
    public void count(long bytes) throws IOException {
        context.count(bytes);
    }

    /**
     * Returns a class or function by its name, as the operation GLOBAL does.
     *
     * @throws dev.brine.error.ModelFormatException if it is refused
     */
    public PyGlobal global(String module, String name) throws IOException {
        context.count(Budget.VALUE_BYTES);
        return KnownGlobals.resolve(module, name, context);
    }

    /** Returns what a class or function makes of arguments, as the operation REDUCE does; it is never Python that runs. */
    public Object make(PyGlobal callable, List<?> arguments) throws IOException {
        context.count(Budget.CONTAINER_BYTES + (long) Long.BYTES * arguments.size());
        return KnownGlobals.apply(callable, new PyTuple(List.copyOf(arguments)), context);
    }

    /** Gives a value its state, as the operation BUILD does. */
    public void build(Object target, Object state) throws IOException {
        ObjectOperations.build(target, state, context);
    }

    /** Adds an element to a list, or to a record of a kind of list. */
    public void add(Object made, Object element) throws IOException {
        context.count(Long.BYTES);
        if (made instanceof PyList list) {
            list.add(element);
        } else {
            context.value(made, PyObject.class, "what elements are added to").addElement(element);
        }
    }

    /** Returns a set. */
    public PySet set(List<?> elements) throws IOException {
        return (PySet) PythonGlobals.set(PyTuple.of(list(elements)), context);
    }

    /** Returns a list. */
    public PyList list(List<?> elements) throws IOException {
        context.count(Budget.CONTAINER_BYTES + (long) Long.BYTES * elements.size());
        return PyList.of(elements);
    }

    /** Returns a tuple. */
    public PyTuple tuple(List<?> elements) throws IOException {
        context.count(Budget.CONTAINER_BYTES + (long) Long.BYTES * elements.size());
        return new PyTuple(List.copyOf(elements));
    }

    /** Sets a key of a dict, or of a record of a kind of dict. */
    public void put(Object made, Object key, Object value) throws IOException {
        context.count(2L * Budget.VALUE_BYTES);
        PyDict entries = made instanceof PyDict dict
                ? dict
                : context.value(made, PyObject.class, "what keys are set of").ownEntries();
        entries.put(key, value, context);
    }

    /** Returns an array of objects, which come in C order. */
    public NdArray objects(List<?> values, PyTuple shape) throws IOException {
        NdArray array = (NdArray) NumpyValues.reconstruct(PyTuple.of(global("numpy", "ndarray")), context);
        PyTuple state = PyTuple.of(1L, shape, dtype("O8", "|", PyNone.NONE), false, list(values));
        NumpyValues.setState(array, state, context);
        return array;
    }

    /**
     * Returns a type of elements.
     *
     * @param name numpy's letter and size, such as {@code f8}; the size of U is in characters
     * @param order one of {@code <}, {@code >} and {@code |}
     * @param subarray type and dimensions of what each element is an array of, or None
     */
    public DType dtype(String name, String order, Object subarray) throws IOException {
        DType made = DTypeStates.create(PyTuple.of(name), context);
        DTypeStates.set(
                made,
                PyTuple.of(3L, order, subarray, PyNone.NONE, PyNone.NONE, (long) made.itemSize(), 1L, 0L),
                context);
        return made;
    }

    /** Returns a type of records; the fields are pairs of type and offset by name. */
    public DType records(long itemSize, PyTuple names, PyDict fields) throws IOException {
        DType made = DTypeStates.create(PyTuple.of("V" + itemSize), context);
        DTypeStates.set(made, PyTuple.of(3L, "|", PyNone.NONE, names, fields, itemSize, 1L, 0L), context);
        return made;
    }
}
