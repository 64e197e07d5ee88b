package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;

/** Operations that make or fill lists, tuples, dicts and sets. */
final class ContainerOperations {
    private ContainerOperations() {}

    static void pushTuple(PickleMachine machine, List<Object> elements) throws IOException {
        machine.pushNew(new PyTuple(elements), size(elements));
    }

    private static long size(List<Object> elements) {
        return Budget.CONTAINER_BYTES + (long) Long.BYTES * elements.size();
    }

    static void tuple2(PickleMachine machine) throws IOException {
        Object second = machine.pop();
        pushTuple(machine, List.of(machine.pop(), second));
    }

    static void tuple3(PickleMachine machine) throws IOException {
        Object third = machine.pop();
        Object second = machine.pop();
        pushTuple(machine, List.of(machine.pop(), second, third));
    }

    static void list(PickleMachine machine) throws IOException {
        List<Object> elements = machine.popToMark();
        machine.pushNew(PyList.of(elements), size(elements));
    }

    static void dict(PickleMachine machine) throws IOException {
        List<Object> items = machine.popToMark();
        machine.pushNew(new PyDict(), Budget.CONTAINER_BYTES);
        setItems(machine, items);
    }

    static void frozenSet(PickleMachine machine) throws IOException {
        List<Object> elements = machine.popToMark();
        machine.pushNew(new PySet(), Budget.CONTAINER_BYTES);
        addItems(machine, elements);
    }

    static void append(PickleMachine machine, List<Object> elements) throws IOException {
        machine.count((long) Long.BYTES * elements.size());
        Object target = machine.peek();
        if (target instanceof PyList list) {
            elements.forEach(list::add);
        } else if (target instanceof PyObject object) {
            elements.forEach(object::addElement);
        } else {
            throw machine.corrupt("%s cannot take elements, expected a list".formatted(BuildContext.describe(target)));
        }
    }

    static void setItem(PickleMachine machine) throws IOException {
        Object value = machine.pop();
        setItems(machine, List.of(machine.pop(), value));
    }

    static void setItems(PickleMachine machine, List<Object> items) throws IOException {
        if (items.size() % 2 != 0) {
            throw machine.corrupt("a dict gets %d keys and values, expected pairs".formatted(items.size()));
        }
        machine.count((long) Budget.VALUE_BYTES * items.size());
        Object target = machine.peek();
        PyDict dict = target instanceof PyObject object ? object.ownEntries() : null;
        if (target instanceof PyDict itself) {
            dict = itself;
        }
        if (dict == null) {
            throw machine.corrupt("%s cannot take keys, expected a dict".formatted(BuildContext.describe(target)));
        }
        for (int i = 0; i < items.size(); i += 2) {
            dict.put(items.get(i), items.get(i + 1), machine.context());
        }
    }

    static void addItems(PickleMachine machine, List<Object> elements) throws IOException {
        machine.count((long) Budget.VALUE_BYTES * 2 * elements.size());
        Object target = machine.peek();
        if (!(target instanceof PySet set)) {
            throw machine.corrupt("%s cannot take elements of a set".formatted(BuildContext.describe(target)));
        }
        for (Object element : elements) {
            set.add(element, machine.context());
        }
    }
}
