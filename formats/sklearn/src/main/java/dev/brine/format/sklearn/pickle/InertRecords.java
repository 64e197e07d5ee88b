package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What stands for whatever Python would make of globals that nothing is known about: names, and what they were given. */
final class InertRecords {
    private InertRecords() {}

    static boolean isInert(Object value) {
        return (value instanceof PyGlobal global && global.isInert())
                || (value instanceof PyObject object && object.isInert());
    }

    /** Returns the record of a global and arguments. */
    static PyObject of(PyGlobal global, PyTuple arguments, Call call) throws IOException {
        PythonCode.checkNamesIn(global, arguments, call);
        return new PyObject(PythonCode.classMadeBy(global, arguments), arguments);
    }

    /** Returns the record of an inert value that would be called; its class is that of the value. */
    static PyObject ofValue(PyObject callable, PyTuple arguments, Call call) throws IOException {
        return of(callable.type(), joined(List.of(callable), arguments.elements(), call), call);
    }

    /** Returns arguments with named ones behind, as one dict. */
    static PyTuple withNamed(PyTuple arguments, PyDict named, Call call) throws IOException {
        return named.size() == 0 ? arguments : joined(arguments.elements(), List.of(named), call);
    }

    private static PyTuple joined(List<Object> first, List<Object> second, Call call) throws IOException {
        call.count((long) Long.BYTES * (first.size() + second.size()));
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return new PyTuple(all);
    }
}
