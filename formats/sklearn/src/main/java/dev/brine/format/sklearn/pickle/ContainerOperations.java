package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Operations that make or fill lists, tuples, dicts and sets. */
final class ContainerOperations {
    private ContainerOperations() {}

    static void addTo(Map<Opcode, Operation> operations) {
        operations.put(Opcode.EMPTY_LIST, machine -> machine.pushNew(new PyList(), Budget.CONTAINER_BYTES));
        operations.put(Opcode.EMPTY_DICT, machine -> machine.pushNew(new PyDict(), Budget.CONTAINER_BYTES));
        operations.put(Opcode.EMPTY_SET, machine -> machine.pushNew(new PySet(), Budget.CONTAINER_BYTES));
        operations.put(Opcode.EMPTY_TUPLE, machine -> machine.push(PyTuple.EMPTY));
        operations.put(Opcode.TUPLE, machine -> pushTuple(machine, machine.popToMark()));
        operations.put(Opcode.TUPLE1, machine -> pushTuple(machine, List.of(machine.pop())));
        operations.put(Opcode.TUPLE2, ContainerOperations::tuple2);
        operations.put(Opcode.TUPLE3, ContainerOperations::tuple3);
        operations.put(Opcode.LIST, ContainerOperations::list);
        operations.put(Opcode.DICT, ContainerOperations::dict);
        operations.put(Opcode.FROZENSET, ContainerOperations::frozenSet);
        operations.put(Opcode.APPEND, machine -> append(machine, List.of(machine.pop())));
        operations.put(Opcode.APPENDS, machine -> append(machine, machine.popToMark()));
        operations.put(Opcode.SETITEM, ContainerOperations::setItem);
        operations.put(Opcode.SETITEMS, machine -> setItems(machine, machine.popToMark()));
        operations.put(Opcode.ADDITEMS, ContainerOperations::addItems);
    }

    private static void pushTuple(PickleMachine machine, List<Object> elements) throws IOException {
        machine.pushNew(new PyTuple(elements), size(elements));
    }

    private static long size(List<Object> elements) {
        return Budget.CONTAINER_BYTES + (long) Long.BYTES * elements.size();
    }

    private static void tuple2(PickleMachine machine) throws IOException {
        Object second = machine.pop();
        pushTuple(machine, List.of(machine.pop(), second));
    }

    private static void tuple3(PickleMachine machine) throws IOException {
        Object third = machine.pop();
        Object second = machine.pop();
        pushTuple(machine, List.of(machine.pop(), second, third));
    }

    private static void list(PickleMachine machine) throws IOException {
        List<Object> elements = machine.popToMark();
        machine.pushNew(PyList.of(elements), size(elements));
    }

    private static void dict(PickleMachine machine) throws IOException {
        List<Object> items = machine.popToMark();
        machine.pushNew(new PyDict(), Budget.CONTAINER_BYTES);
        setItems(machine, items);
    }

    private static void frozenSet(PickleMachine machine) throws IOException {
        List<Object> elements = machine.popToMark();
        machine.pushNew(new PySet(), Budget.CONTAINER_BYTES);
        addAll(machine, elements);
    }

    private static void append(PickleMachine machine, List<Object> elements) throws IOException {
        machine.count((long) Long.BYTES * elements.size());
        Object target = machine.peek();
        if (target instanceof PyList list) {
            elements.forEach(list::add);
        } else if (target instanceof PyObject object) {
            elements.forEach(object::addElement);
        } else {
            throw machine.corrupt("%s cannot take elements, expected a list".formatted(Call.describe(target)));
        }
    }

    private static void setItem(PickleMachine machine) throws IOException {
        Object value = machine.pop();
        setItems(machine, List.of(machine.pop(), value));
    }

    private static void setItems(PickleMachine machine, List<Object> items) throws IOException {
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
            throw machine.corrupt("%s cannot take keys, expected a dict".formatted(Call.describe(target)));
        }
        try {
            for (int i = 0; i < items.size(); i += 2) {
                dict.put(items.get(i), items.get(i + 1));
            }
        } catch (IllegalArgumentException e) {
            throw machine.corrupt("a dict gets " + e.getMessage());
        }
    }

    private static void addItems(PickleMachine machine) throws IOException {
        addAll(machine, machine.popToMark());
    }

    private static void addAll(PickleMachine machine, List<Object> elements) throws IOException {
        machine.count((long) Budget.VALUE_BYTES * 2 * elements.size());
        Object target = machine.peek();
        if (!(target instanceof PySet set)) {
            throw machine.corrupt("%s cannot take elements of a set".formatted(Call.describe(target)));
        }
        try {
            elements.forEach(set::add);
        } catch (IllegalArgumentException e) {
            throw machine.corrupt("a set gets " + e.getMessage());
        }
    }
}
