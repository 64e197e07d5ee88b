package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Operations that name a global, apply one to arguments, or give an object its state. */
final class ObjectOperations {
    private static final int MAX_NAME_BYTES = 256;

    private ObjectOperations() {}

    static void addTo(Map<Opcode, Operation> operations) {
        operations.put(Opcode.GLOBAL, ObjectOperations::global);
        operations.put(Opcode.STACK_GLOBAL, ObjectOperations::stackGlobal);
        operations.put(Opcode.INST, ObjectOperations::inst);
        operations.put(Opcode.OBJ, ObjectOperations::obj);
        operations.put(Opcode.REDUCE, ObjectOperations::reduce);
        operations.put(Opcode.NEWOBJ, ObjectOperations::newObj);
        operations.put(Opcode.NEWOBJ_EX, ObjectOperations::newObjEx);
        operations.put(Opcode.BUILD, ObjectOperations::build);
    }

    private static void global(PickleMachine machine) throws IOException {
        String module = machine.in().readLine("the name of a module", MAX_NAME_BYTES);
        String name = machine.in().readLine("the name of a global", MAX_NAME_BYTES);
        machine.pushNew(resolve(machine, module, name), Budget.VALUE_BYTES);
    }

    private static void stackGlobal(PickleMachine machine) throws IOException {
        Object name = machine.pop();
        Object module = machine.pop();
        Call call = machine.call();
        machine.pushNew(
                resolve(
                        machine,
                        call.value(module, String.class, "the name of a module"),
                        call.value(name, String.class, "the name of a global")),
                Budget.VALUE_BYTES);
    }

    private static PyGlobal resolve(PickleMachine machine, String module, String name) throws IOException {
        PyGlobal global = new PyGlobal(module + "." + name, machine.operationOffset());
        if (module.length() > MAX_NAME_BYTES
                || name.length() > MAX_NAME_BYTES
                || !AllowedGlobals.contains(module, name)) {
            throw machine.call()
                    .unsupported(
                            "global '%s' is not one that a scikit-learn model needs and is refused; nothing was run"
                                    .formatted(Place.shown(global.name())));
        }
        return global;
    }

    private static void inst(PickleMachine machine) throws IOException {
        String module = machine.in().readLine("the name of a module", MAX_NAME_BYTES);
        String name = machine.in().readLine("the name of a global", MAX_NAME_BYTES);
        PyGlobal global = resolve(machine, module, name);
        push(machine, AllowedGlobals.apply(global, new PyTuple(machine.popToMark()), machine.call()));
    }

    private static void obj(PickleMachine machine) throws IOException {
        List<Object> values = machine.popToMark();
        if (values.isEmpty()) {
            throw machine.corrupt("OBJ needs a class, there is none above the mark");
        }
        PyGlobal type = machine.call().value(values.get(0), PyGlobal.class, "what OBJ makes");
        PyTuple arguments = new PyTuple(List.copyOf(values.subList(1, values.size())));
        push(machine, AllowedGlobals.apply(type, arguments, machine.call()));
    }

    private static void reduce(PickleMachine machine) throws IOException {
        Object arguments = machine.pop();
        Object callable = machine.pop();
        Call call = machine.call();
        push(
                machine,
                AllowedGlobals.apply(
                        call.value(callable, PyGlobal.class, "what REDUCE calls"),
                        call.value(arguments, PyTuple.class, "the arguments of REDUCE"),
                        call));
    }

    private static void newObj(PickleMachine machine) throws IOException {
        Object arguments = machine.pop();
        Object type = machine.pop();
        Call call = machine.call();
        push(
                machine,
                AllowedGlobals.apply(
                        call.value(type, PyGlobal.class, "what NEWOBJ makes"),
                        call.value(arguments, PyTuple.class, "the arguments of NEWOBJ"),
                        call));
    }

    private static void newObjEx(PickleMachine machine) throws IOException {
        Object keywords = machine.pop();
        PyDict named = machine.call().value(keywords, PyDict.class, "the named arguments of NEWOBJ_EX");
        if (named.size() > 0) {
            throw machine.call().unsupported("NEWOBJ_EX with named arguments");
        }
        newObj(machine);
    }

    /** Counts for the largest that a global makes. */
    private static void push(PickleMachine machine, Object made) throws IOException {
        machine.pushNew(made, Budget.CONTAINER_BYTES);
    }

    private static void build(PickleMachine machine) throws IOException {
        Object state = machine.pop();
        Object target = machine.peek();
        Call call = machine.call();
        if (target instanceof PyObject object) {
            States.set(object, state, call);
            Object stands = machine.built(object);
            if (stands != object) {
                machine.pop();
                machine.push(stands);
            }
        } else if (target instanceof NdArray array) {
            NumpyValues.setState(array, call.value(state, PyTuple.class, "an array's state"), call);
        } else if (target instanceof DType dtype) {
            DTypeStates.set(dtype, call.value(state, PyTuple.class, "a dtype's state"), call);
        } else {
            throw call.corrupt("%s cannot take a state".formatted(Call.describe(target)));
        }
    }
}
