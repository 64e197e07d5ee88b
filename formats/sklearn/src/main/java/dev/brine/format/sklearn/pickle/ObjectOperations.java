package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Operations that name a global, apply one to arguments, or give an object its state. */
final class ObjectOperations {
    private ObjectOperations() {}

    static void addTo(Map<Opcode, Operation> operations) {
        operations.put(Opcode.GLOBAL, ObjectOperations::global);
        operations.put(Opcode.STACK_GLOBAL, ObjectOperations::stackGlobal);
        operations.put(Opcode.INST, ObjectOperations::inst);
        operations.put(Opcode.OBJ, ObjectOperations::obj);
        operations.put(Opcode.REDUCE, ObjectOperations::reduce);
        operations.put(Opcode.NEWOBJ, ObjectOperations::reduce);
        operations.put(Opcode.NEWOBJ_EX, ObjectOperations::newObjEx);
        operations.put(Opcode.BUILD, ObjectOperations::build);
    }

    private static void global(PickleMachine machine) throws IOException {
        String module = machine.in().readLine("the name of a module", KnownGlobals.MAX_NAME_LENGTH);
        String name = machine.in().readLine("the name of a global", KnownGlobals.MAX_NAME_LENGTH);
        machine.pushNew(KnownGlobals.resolve(module, name, machine.call()), Budget.VALUE_BYTES);
    }

    private static void stackGlobal(PickleMachine machine) throws IOException {
        Object name = machine.pop();
        Object module = machine.pop();
        Call call = machine.call();
        machine.pushNew(
                KnownGlobals.resolve(
                        call.value(module, String.class, "the name of a module"),
                        call.value(name, String.class, "the name of a global"),
                        call),
                Budget.VALUE_BYTES);
    }

    private static void inst(PickleMachine machine) throws IOException {
        String module = machine.in().readLine("the name of a module", KnownGlobals.MAX_NAME_LENGTH);
        String name = machine.in().readLine("the name of a global", KnownGlobals.MAX_NAME_LENGTH);
        PyGlobal global = KnownGlobals.resolve(module, name, machine.call());
        push(machine, KnownGlobals.apply(global, new PyTuple(machine.popToMark()), machine.call()));
    }

    private static void obj(PickleMachine machine) throws IOException {
        List<Object> values = machine.popToMark();
        if (values.isEmpty()) {
            throw machine.corrupt("OBJ needs a class, there is none above the mark");
        }
        PyTuple arguments = new PyTuple(List.copyOf(values.subList(1, values.size())));
        push(machine, KnownGlobals.apply(values.get(0), arguments, machine.call()));
    }

    private static void reduce(PickleMachine machine) throws IOException {
        PyTuple arguments = arguments(machine);
        push(machine, KnownGlobals.apply(machine.pop(), arguments, machine.call()));
    }

    private static PyTuple arguments(PickleMachine machine) throws IOException {
        return machine.call().value(machine.pop(), PyTuple.class, "what a call is given");
    }

    private static void newObjEx(PickleMachine machine) throws IOException {
        PyDict named = machine.call().value(machine.pop(), PyDict.class, "the named arguments of NEWOBJ_EX");
        PyTuple arguments = arguments(machine);
        Object type = machine.pop();
        if (named.size() > 0 && !InertRecords.isInert(type)) {
            throw machine.call().unsupported("NEWOBJ_EX with named arguments");
        }
        push(
                machine,
                KnownGlobals.apply(type, InertRecords.withNamed(arguments, named, machine.call()), machine.call()));
    }

    /** Counts for the largest that a global makes. */
    private static void push(PickleMachine machine, Object made) throws IOException {
        machine.pushNew(made, Budget.CONTAINER_BYTES);
    }

    private static void build(PickleMachine machine) throws IOException {
        Object state = machine.pop();
        if (machine.peek() instanceof PyGlobal type && type.isInert()) {
            machine.pop();
            push(machine, new PyObject(type, PyTuple.EMPTY));
        }
        Object target = machine.peek();
        build(target, state, machine.call());
        if (target instanceof PyObject object) {
            Object stands = machine.built(object);
            if (stands != object) {
                machine.pop();
                machine.push(stands);
            }
        }
    }

    static void build(Object target, Object state, Call call) throws IOException {
        if (target instanceof PyObject object) {
            States.set(object, state, call);
        } else if (target instanceof NdArray array) {
            NumpyValues.setState(array, call.value(state, PyTuple.class, "an array's state"), call);
        } else if (target instanceof DType dtype) {
            DTypeStates.set(dtype, call.value(state, PyTuple.class, "a dtype's state"), call);
        } else {
            throw call.corrupt("%s cannot take a state".formatted(Call.describe(target)));
        }
    }
}
