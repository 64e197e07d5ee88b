package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a pickle, protocols 0 to 5: code, name as in Python's pickletools, and what the machine does. Those
 * without an action need data from outside the file and are refused; STOP ends the reading.
 */
@SuppressWarnings("ImmutableEnumChecker") // an action is a function without state
enum Opcode {
    MARK('(', PickleMachine::mark),
    STOP('.'),
    POP('0', PickleMachine::popValueOrMark),
    POP_MARK('1', PickleMachine::popToMark),
    DUP('2', machine -> machine.push(machine.peek())),
    FLOAT('F', machine -> machine.pushNew(TextOperands.real(machine), Budget.VALUE_BYTES)),
    INT('I', machine -> machine.pushNew(TextOperands.integer(machine), Budget.VALUE_BYTES)),
    BININT('J', LiteralOperations::signedInt),
    BININT1('K', machine -> LiteralOperations.unsignedInt(machine, 1)),
    LONG('L', machine -> machine.pushNew(TextOperands.integer(machine), Budget.VALUE_BYTES)),
    BININT2('M', machine -> LiteralOperations.unsignedInt(machine, Short.BYTES)),
    NONE('N', machine -> machine.push(PyNone.NONE)),
    PERSID('P'),
    BINPERSID('Q'),
    REDUCE('R', ObjectOperations::reduce),
    STRING('S', machine -> LiteralOperations.pushText(machine, TextOperands.quoted(machine))),
    BINSTRING('T', machine -> LiteralOperations.binString(machine, Integer.BYTES)),
    SHORT_BINSTRING('U', machine -> LiteralOperations.binString(machine, 1)),
    UNICODE('V', machine -> LiteralOperations.pushText(machine, TextOperands.escaped(machine))),
    BINUNICODE('X', machine -> LiteralOperations.binUnicode(machine, Integer.BYTES)),
    APPEND('a', machine -> ContainerOperations.append(machine, List.of(machine.pop()))),
    BUILD('b', ObjectOperations::build),
    GLOBAL('c', ObjectOperations::global),
    DICT('d', ContainerOperations::dict),
    EMPTY_DICT('}', machine -> machine.pushNew(new PyDict(), Budget.CONTAINER_BYTES)),
    APPENDS('e', machine -> ContainerOperations.append(machine, machine.popToMark())),
    GET('g', machine -> machine.recall(TextOperands.memoNumber(machine))),
    BINGET('h', machine -> machine.recall(machine.in().readByte("BINGET"))),
    INST('i', ObjectOperations::inst),
    LONG_BINGET('j', machine -> machine.recall(machine.in().readUnsigned(Integer.BYTES, "LONG_BINGET"))),
    LIST('l', ContainerOperations::list),
    EMPTY_LIST(']', machine -> machine.pushNew(new PyList(), Budget.CONTAINER_BYTES)),
    OBJ('o', ObjectOperations::obj),
    PUT('p', machine -> machine.memoize(TextOperands.memoNumber(machine))),
    BINPUT('q', machine -> machine.memoize(machine.in().readByte("BINPUT"))),
    LONG_BINPUT('r', machine -> machine.memoize(machine.in().readUnsigned(Integer.BYTES, "LONG_BINPUT"))),
    SETITEM('s', ContainerOperations::setItem),
    TUPLE('t', machine -> ContainerOperations.pushTuple(machine, machine.popToMark())),
    EMPTY_TUPLE(')', machine -> machine.push(PyTuple.EMPTY)),
    SETITEMS('u', machine -> ContainerOperations.setItems(machine, machine.popToMark())),
    BINFLOAT('G', LiteralOperations::binFloat),
    PROTO(0x80, machine -> machine.protocol(machine.in().readByte("PROTO"))),
    NEWOBJ(0x81, ObjectOperations::reduce),
    EXT1(0x82),
    EXT2(0x83),
    EXT4(0x84),
    TUPLE1(0x85, machine -> ContainerOperations.pushTuple(machine, List.of(machine.pop()))),
    TUPLE2(0x86, ContainerOperations::tuple2),
    TUPLE3(0x87, ContainerOperations::tuple3),
    NEWTRUE(0x88, machine -> machine.push(true)),
    NEWFALSE(0x89, machine -> machine.push(false)),
    LONG1(0x8a, machine -> LiteralOperations.binLong(machine, 1)),
    LONG4(0x8b, machine -> LiteralOperations.binLong(machine, Integer.BYTES)),
    BINBYTES('B', machine -> LiteralOperations.binBytes(machine, Integer.BYTES)),
    SHORT_BINBYTES('C', machine -> LiteralOperations.binBytes(machine, 1)),
    SHORT_BINUNICODE(0x8c, machine -> LiteralOperations.binUnicode(machine, 1)),
    BINUNICODE8(0x8d, machine -> LiteralOperations.binUnicode(machine, Long.BYTES)),
    BINBYTES8(0x8e, machine -> LiteralOperations.binBytes(machine, Long.BYTES)),
    EMPTY_SET(0x8f, machine -> machine.pushNew(new PySet(), Budget.CONTAINER_BYTES)),
    ADDITEMS(0x90, machine -> ContainerOperations.addItems(machine, machine.popToMark())),
    FROZENSET(0x91, ContainerOperations::frozenSet),
    NEWOBJ_EX(0x92, ObjectOperations::newObjEx),
    STACK_GLOBAL(0x93, ObjectOperations::stackGlobal),
    MEMOIZE(0x94, PickleMachine::memoizeNext),
    FRAME(0x95, machine -> machine.startFrame(machine.in().readLength(Long.BYTES, "a frame"))),
    BYTEARRAY8(0x96, machine -> LiteralOperations.binBytes(machine, Long.BYTES)),
    NEXT_BUFFER(0x97),
    READONLY_BUFFER(0x98);

    private static final @Nullable Opcode[] BY_CODE = new @Nullable Opcode[256];

    static {
        for (Opcode opcode : values()) {
            BY_CODE[opcode.code] = opcode;
        }
    }

    private final int code;
    private final @Nullable Action action;

    /** The effect of an operation. */
    @FunctionalInterface
    interface Action {
        void run(PickleMachine machine) throws IOException;
    }

    Opcode(int code) {
        this(code, null);
    }

    Opcode(int code, @Nullable Action action) {
        this.code = code;
        this.action = action;
    }

    static @Nullable Opcode of(int code) {
        return BY_CODE[code];
    }

    /** Returns what the operation does, or null where it is refused. */
    @Nullable
    Action action() {
        return action;
    }
}
