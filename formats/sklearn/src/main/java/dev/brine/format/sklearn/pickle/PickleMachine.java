package dev.brine.format.sklearn.pickle;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedVersionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a pickle's operations, protocols 0 to 5, on a stack and a memo of its own. No operation makes an object of
 * any class but the value types of this package, and none recurs.
 */
public final class PickleMachine {
    static final int NEWEST_PROTOCOL = 5;
    private static final int FIRST_SIZE = 64;

    private final PickleInput in;
    private final Budget budget;
    private final BuildHook hook;
    private Object[] values = new Object[FIRST_SIZE];
    private int depth;
    private int[] marks = new int[FIRST_SIZE];
    private int markCount;
    private final Memo memo = new Memo();
    private long operationOffset;
    private long frameEnd = -1;

    /** A listener that sees each record right after a BUILD gave it its state. */
    @FunctionalInterface
    public interface BuildHook {
        /** Leaves each record as it is. */
        BuildHook NONE = (object, in, budget, frameEnd) -> object;

        /**
         * Returns what shall stand in the record's place on the stack, most often itself; may read on in the stream, which
         * is right behind the operation.
         *
         * @param frameEnd where the frame ends that the operation lies in, or -1 outside of frames
         */
        Object built(PyObject object, PickleInput in, Budget budget, long frameEnd) throws IOException;
    }

    /** The values that a pickle refers back to by number; numbers need not follow each other. */
    private static final class Memo {
        private final List<Object> dense = new ArrayList<>();
        private final Map<Long, Object> sparse = new HashMap<>();

        /** Sets a value; returns whether its number is new. */
        boolean put(long number, Object value) {
            if (number < dense.size()) {
                dense.set((int) number, value);
                return false;
            }
            if (number == dense.size() && sparse.isEmpty()) {
                dense.add(value);
                return true;
            }
            return sparse.put(number, value) == null;
        }

        @Nullable
        Object get(long number) {
            return number >= 0 && number < dense.size() ? dense.get((int) number) : sparse.get(number);
        }

        /** Returns how many values there are, which is the number that MEMOIZE gives the next one. */
        long size() {
            return (long) dense.size() + sparse.size();
        }
    }

    private PickleMachine(PickleInput in, Budget budget, BuildHook hook) {
        this.in = in;
        this.budget = budget;
        this.hook = hook;
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
            Opcode.Action action = opcode.action();
            if (action == null) {
                throw context()
                        .unsupported("operation %s needs data from outside the file, which is refused; nothing was run"
                                .formatted(opcode));
            }
            action.run(this);
            opcode = next();
        }
        Object root = pop();
        if (depth > 0 || markCount > 0) {
            throw corrupt("STOP leaves %d values and %d marks on the stack, expected none".formatted(depth, markCount));
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

    BuildContext context() {
        return new BuildContext(in.origin(), budget, operationOffset);
    }

    CorruptModelException corrupt(String reason) {
        return in.origin().corrupt(reason, operationOffset);
    }

    void count(long bytes) throws IOException {
        budget.countObject(bytes, operationOffset);
    }

    void push(Object value) throws IOException {
        budget.checkDepth((long) depth + markCount + 1, operationOffset);
        if (depth == values.length) {
            values = Arrays.copyOf(values, 2 * depth);
        }
        values[depth++] = value;
    }

    /** Pushes a value that takes heap. */
    void pushNew(Object value, long bytes) throws IOException {
        count(bytes);
        push(value);
    }

    void mark() throws IOException {
        budget.checkDepth((long) depth + markCount + 1, operationOffset);
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = depth;
    }

    /** Returns the top value; nothing is taken from below the newest mark. */
    Object peek() throws CorruptModelException {
        if (depth == fence()) {
            throw corrupt("the operation needs a value, the stack has none");
        }
        return values[depth - 1];
    }

    private int fence() {
        return markCount == 0 ? 0 : marks[markCount - 1];
    }

    Object pop() throws CorruptModelException {
        Object top = peek();
        values[--depth] = PyNone.NONE;
        return top;
    }

    /** Removes the newest mark and the values above it, and returns those, a copy. */
    List<Object> popToMark() throws CorruptModelException {
        if (markCount == 0) {
            throw corrupt("the operation needs a mark, the stack has none");
        }
        int mark = marks[--markCount];
        List<Object> above = new ArrayList<>(Arrays.asList(values).subList(mark, depth));
        Arrays.fill(values, mark, depth, PyNone.NONE);
        depth = mark;
        return above;
    }

    /** Removes the top value, or the newest mark where that is on top. */
    void popValueOrMark() throws CorruptModelException {
        if (markCount > 0 && depth == fence()) {
            popToMark();
        } else {
            pop();
        }
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
                    version, 0, NEWEST_PROTOCOL, in.origin().source(), operationOffset);
        }
    }

    /** Shows a record to the hook. What that reads on lies outside of frames. */
    Object built(PyObject object) throws IOException {
        long position = in.position();
        Object stands = hook.built(object, in, budget, frameEnd);
        frameEnd = in.position() == position ? frameEnd : -1;
        return stands;
    }
}
