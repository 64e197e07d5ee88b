package dev.brine.format.sklearn.pickle;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedVersionException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out a pickle's operations, protocols 0 to 5, on a stack and a memo of its own. No operation makes an object of
 * any class but the value types of this package, and none recurs.
 */
public final class PickleMachine {
    static final int NEWEST_PROTOCOL = 5;

    private static final Map<Opcode, Operation> OPERATIONS = new EnumMap<>(Opcode.class);

    static {
        LiteralOperations.addTo(OPERATIONS);
        ContainerOperations.addTo(OPERATIONS);
        StackOperations.addTo(OPERATIONS);
        ObjectOperations.addTo(OPERATIONS);
    }

    private final PickleInput in;
    private final Budget budget;
    private final BuildHook hook;
    private final OperandStack stack;
    private final Memo memo = new Memo();
    private long operationOffset;
    private long frameEnd = -1;

    private PickleMachine(PickleInput in, Budget budget, BuildHook hook) {
        this.in = in;
        this.budget = budget;
        this.hook = hook;
        this.stack = new OperandStack(in.place(), budget);
    }

    /**
     * Reads one pickle, up to and with its STOP.
     *
     * @throws dev.brine.error.ModelFormatException if the bytes are no sound pickle, name a dangerous global or
     *     pass a limit
     * @throws IOException if the source cannot be read
     */
    public static Object read(PickleInput in, Budget budget, BuildHook hook) throws IOException {
        return new PickleMachine(in, budget, hook).run();
    }

    private Object run() throws IOException {
        Opcode opcode = next();
        while (opcode != Opcode.STOP) {
            Operation operation = OPERATIONS.get(opcode);
            if (operation == null) {
                throw in.place()
                        .unsupported(
                                "operation %s needs data from outside the file, which is refused; nothing was run"
                                        .formatted(opcode),
                                operationOffset);
            }
            operation.run(this);
            opcode = next();
        }
        Object root = pop();
        if (stack.depth() > 0 || stack.markCount() > 0) {
            throw corrupt("STOP leaves %d values and %d marks on the stack, expected none"
                    .formatted(stack.depth(), stack.markCount()));
        }
        return root;
    }

    private Opcode next() throws IOException {
        operationOffset = in.position();
        if (frameEnd >= 0 && operationOffset >= frameEnd) {
            if (operationOffset > frameEnd) {
                throw corrupt("an operation passes the end of its frame at %d".formatted(frameEnd));
            }
            frameEnd = -1;
        }
        budget.countOperation(operationOffset);
        int code = in.readByte("the pickle, before its STOP");
        Opcode opcode = Opcode.of(code);
        if (opcode == null) {
            throw corrupt("byte 0x%02x is no operation of a pickle".formatted(code));
        }
        return opcode;
    }

    PickleInput in() {
        return in;
    }

    OperandStack stack() {
        return stack;
    }

    /** Returns where the operation starts that is being carried out. */
    long operationOffset() {
        return operationOffset;
    }

    void push(Object value) throws IOException {
        stack.push(value, operationOffset);
    }

    /** Pushes a value that takes heap. */
    void pushNew(Object value, long bytes) throws IOException {
        count(bytes);
        push(value);
    }

    void count(long bytes) throws IOException {
        budget.countObject(bytes, operationOffset);
    }

    Object pop() throws CorruptModelException {
        return stack.pop(operationOffset);
    }

    Object peek() throws CorruptModelException {
        return stack.peek(operationOffset);
    }

    List<Object> popToMark() throws IOException {
        return stack.popToMark(operationOffset);
    }

    CorruptModelException corrupt(String reason) {
        return in.place().corrupt(reason, operationOffset);
    }

    void memoize(long number) throws IOException {
        if (memo.put(number, peek())) {
            budget.countMemoEntry(operationOffset);
        }
    }

    void memoizeNext() throws IOException {
        memoize(memo.size());
    }

    void recall(long number) throws IOException {
        Object value = memo.get(number);
        if (value == null) {
            throw corrupt("memo entry %d was never set".formatted(number));
        }
        push(value);
    }

    void startFrame(long length) throws IOException {
        if (frameEnd >= 0) {
            throw corrupt("a frame starts inside the one that ends at %d".formatted(frameEnd));
        }
        frameEnd = in.position() + length;
    }

    void protocol(int version) throws IOException {
        if (version > NEWEST_PROTOCOL) {
            throw new UnsupportedVersionException(
                    version, 0, NEWEST_PROTOCOL, in.place().source(), operationOffset);
        }
    }

    /** Shows a record to the hook. What that reads on lies outside of frames. */
    Object built(PyObject object) throws IOException {
        long position = in.position();
        Object stands = hook.built(object, in, budget, frameEnd);
        frameEnd = in.position() == position ? frameEnd : -1;
        return stands;
    }

    Call call() {
        return new Call(in.place(), budget, operationOffset);
    }
}
