package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.Map;

/** Operations on the stack, the memo and the stream itself. */
final class StackOperations {
    private StackOperations() {}

    static void addTo(Map<Opcode, Operation> operations) {
        operations.put(Opcode.PROTO, machine -> machine.protocol(machine.in().readByte("PROTO")));
        operations.put(Opcode.FRAME, machine -> machine.startFrame(machine.in().readLength(Long.BYTES, "a frame")));
        operations.put(Opcode.MARK, machine -> machine.stack().mark(machine.operationOffset()));
        operations.put(Opcode.POP, StackOperations::pop);
        operations.put(Opcode.POP_MARK, PickleMachine::popToMark);
        operations.put(Opcode.DUP, machine -> machine.push(machine.peek()));
        operations.put(Opcode.MEMOIZE, PickleMachine::memoizeNext);
        operations.put(Opcode.PUT, machine -> machine.memoize(TextOperands.memoNumber(machine)));
        operations.put(Opcode.BINPUT, machine -> machine.memoize(machine.in().readByte("BINPUT")));
        operations.put(
                Opcode.LONG_BINPUT,
                machine -> machine.memoize(machine.in().readUnsigned(Integer.BYTES, "LONG_BINPUT")));
        operations.put(Opcode.GET, machine -> machine.recall(TextOperands.memoNumber(machine)));
        operations.put(Opcode.BINGET, machine -> machine.recall(machine.in().readByte("BINGET")));
        operations.put(
                Opcode.LONG_BINGET, machine -> machine.recall(machine.in().readUnsigned(Integer.BYTES, "LONG_BINGET")));
    }

    /** A mark on top is what goes then. */
    private static void pop(PickleMachine machine) throws IOException {
        if (machine.stack().isAtMark()) {
            machine.popToMark();
        } else {
            machine.pop();
        }
    }
}
