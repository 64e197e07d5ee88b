package dev.brine.format.sklearn.pickle;

import java.io.IOException;

/** The state that BUILD gives a record. */
final class States {
    private static final int WITH_SLOTS = 2;

    private States() {}

    /** Takes a dict as attributes, and a pair of dict or None and dict as attributes and slots; keeps anything else whole. */
    static void set(PyObject object, Object state, Call call) throws IOException {
        if (object.isInert() && !hasNames(state, call)) {
            object.setState(state);
        } else if (state instanceof PyDict dict) {
            addAttributes(object, dict, call);
            object.setSource(dict);
        } else if (state instanceof PyTuple pair && isSlotted(pair)) {
            if (pair.get(0) instanceof PyDict attributes) {
                addAttributes(object, attributes, call);
            }
            addAttributes(object, (PyDict) pair.get(1), call);
        } else {
            object.setState(state);
        }
    }

    /** Returns whether a state holds attributes by names only; a class that nothing is known about may take any. */
    private static boolean hasNames(Object state, Call call) throws IOException {
        if (state instanceof PyTuple pair && isSlotted(pair)) {
            return hasNames(pair.get(0), call) && hasNames(pair.get(1), call);
        }
        if (!(state instanceof PyDict dict)) {
            return true;
        }
        call.count((long) Long.BYTES * dict.size());
        return dict.entries().stream().allMatch(entry -> entry.key() instanceof String);
    }

    private static boolean isSlotted(PyTuple pair) {
        return pair.size() == WITH_SLOTS
                && (pair.get(0) instanceof PyDict || pair.get(0) instanceof PyNone)
                && pair.get(1) instanceof PyDict;
    }

    private static void addAttributes(PyObject object, PyDict dict, Call call) throws IOException {
        call.count((long) Budget.VALUE_BYTES * dict.size());
        for (PyDict.Entry entry : dict.entries()) {
            object.putAttribute(call.value(entry.key(), String.class, "an attribute's name"), entry.value());
        }
    }
}
