package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;

/** Operations that name a global, apply one to arguments, or give an object its state. */
final class ObjectOperations {
    private ObjectOperations() {}

    static void global(PickleMachine machine) throws IOException {
        String module = machine.in().readLine("the name of a module", KnownGlobals.MAX_NAME_LENGTH);
        String name = machine.in().readLine("the name of a global", KnownGlobals.MAX_NAME_LENGTH);
        machine.pushNew(KnownGlobals.resolve(module, name, machine.context()), Budget.VALUE_BYTES);
    }

    static void stackGlobal(PickleMachine machine) throws IOException {
        Object name = machine.pop();
        Object module = machine.pop();
        BuildContext context = machine.context();
        machine.pushNew(
                KnownGlobals.resolve(
                        context.value(module, String.class, "the name of a module"),
                        context.value(name, String.class, "the name of a global"),
                        context),
                Budget.VALUE_BYTES);
    }

    static void inst(PickleMachine machine) throws IOException {
        String module = machine.in().readLine("the name of a module", KnownGlobals.MAX_NAME_LENGTH);
        String name = machine.in().readLine("the name of a global", KnownGlobals.MAX_NAME_LENGTH);
        PyGlobal global = KnownGlobals.resolve(module, name, machine.context());
        push(machine, KnownGlobals.apply(global, new PyTuple(machine.popToMark()), machine.context()));
    }

    static void obj(PickleMachine machine) throws IOException {
        List<Object> values = machine.popToMark();
        if (values.isEmpty()) {
            throw machine.corrupt("OBJ needs a class, there is none above the mark");
        }
        PyTuple arguments = new PyTuple(List.copyOf(values.subList(1, values.size())));
        push(machine, KnownGlobals.apply(values.get(0), arguments, machine.context()));
    }

    static void reduce(PickleMachine machine) throws IOException {
        PyTuple arguments = arguments(machine);
        push(machine, KnownGlobals.apply(machine.pop(), arguments, machine.context()));
    }

    private static PyTuple arguments(PickleMachine machine) throws IOException {
        return machine.context().value(machine.pop(), PyTuple.class, "what a call is given");
    }

    static void newObjEx(PickleMachine machine) throws IOException {
        PyDict named = machine.context().value(machine.pop(), PyDict.class, "the named arguments of NEWOBJ_EX");
        PyTuple arguments = arguments(machine);
        Object type = machine.pop();
        if (named.size() > 0 && !InertRecords.isInert(type)) {
            throw machine.context().unsupported("NEWOBJ_EX with named arguments");
        }
        push(
                machine,
                KnownGlobals.apply(
                        type, InertRecords.withNamed(arguments, named, machine.context()), machine.context()));
    }

    /** Counts for the largest that a global makes. */
    private static void push(PickleMachine machine, Object made) throws IOException {
        machine.pushNew(made, Budget.CONTAINER_BYTES);
    }

    static void build(PickleMachine machine) throws IOException {
        Object state = machine.pop();
        if (machine.peek() instanceof PyGlobal type && type.isInert()) {
            machine.pop();
            push(machine, new PyObject(type, PyTuple.EMPTY));
        }
        Object target = machine.peek();
        build(target, state, machine.context());
        if (target instanceof PyObject object) {
            Object stands = machine.built(object);
            if (stands != object) {
                machine.pop();
                machine.push(stands);
            }
        }
    }

    static void build(Object target, Object state, BuildContext context) throws IOException {
        if (target instanceof PyObject object) {
            object.takeState(state, context);
        } else if (target instanceof NdArray array) {
            NumpyValues.setState(array, context.value(state, PyTuple.class, "an array's state"), context);
        } else if (target instanceof DType dtype) {
            DTypeStates.set(dtype, context.value(state, PyTuple.class, "a dtype's state"), context);
        } else {
            throw context.corrupt("%s cannot take a state".formatted(BuildContext.describe(target)));
        }
    }
}
