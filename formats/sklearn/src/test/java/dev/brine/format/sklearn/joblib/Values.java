package dev.brine.format.sklearn.joblib;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PandasValues;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.format.sklearn.pickle.PySet;
import dev.brine.format.sklearn.pickle.PyTuple;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;

/** Walks through values, which may hold each other, up to a number of steps. */
final class Values {
    private static final int MAX_STEPS = 10_000;

    private Values() {}

    /** Asks each value what it can be asked; an array for its ends. */
    static void visit(Object root) throws IOException {
        Deque<Object> open = new ArrayDeque<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        open.push(root);
        for (int step = 0; step < MAX_STEPS && !open.isEmpty(); step++) {
            Object value = open.pop();
            if (!seen.add(value)) {
                continue;
            }
            Objects.requireNonNull(value.toString());
            if (value instanceof NdArray array) {
                visitEnds(array);
                if (array.objects() != null) {
                    array.objects().stream().limit(100).forEach(open::push);
                }
            } else if (value instanceof PyObject object) {
                open.push(object.arguments());
                object.attributes().values().forEach(open::push);
                object.elements().stream().limit(100).forEach(open::push);
                open.push(object.entries());
                if (object.state() != null) {
                    open.push(object.state());
                }
                open.push(PandasValues.plain(object));
            } else if (value instanceof PyList list) {
                list.elements().stream().limit(100).forEach(open::push);
            } else if (value instanceof PyTuple tuple) {
                tuple.elements().stream().limit(100).forEach(open::push);
            } else if (value instanceof PyDict dict) {
                dict.values().stream().limit(100).forEach(open::push);
            } else if (value instanceof PySet set) {
                set.elements().stream().limit(100).forEach(open::push);
            }
        }
    }

    private static void visitEnds(NdArray array) throws IOException {
        if (array.elementCount() == 0) {
            return;
        }
        for (String field : array.dtype().fields().keySet()) {
            NdArray column = array.field(field);
            if (column.elementCount() > 0 && !column.dtype().isStructured()) {
                visitEnds(column);
            }
        }
        if (array.rank() > 0 && array.shape()[0] > 0) {
            array.part(array.shape()[0] - 1);
        }
        try {
            array.valueAt(0);
            array.valueAt(array.elementCount() - 1);
        } catch (IllegalStateException e) {
            Objects.requireNonNull(e.getMessage());
        }
    }
}
