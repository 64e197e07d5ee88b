package dev.brine.format.sklearn.pickle;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The machine's values, and the marks between them; nothing is taken from below the newest mark but by its operations. */
final class OperandStack {
    private static final int FIRST_SIZE = 64;

    private final Place place;
    private final Budget budget;
    private Object[] values = new Object[FIRST_SIZE];
    private int depth;
    private int[] marks = new int[FIRST_SIZE];
    private int markCount;

    OperandStack(Place place, Budget budget) {
        this.place = place;
        this.budget = budget;
    }

    int depth() {
        return depth;
    }

    int markCount() {
        return markCount;
    }

    private int fence() {
        return markCount == 0 ? 0 : marks[markCount - 1];
    }

    boolean isAtMark() {
        return markCount > 0 && depth == fence();
    }

    void push(Object value, long offset) throws ModelFormatException {
        budget.checkDepth((long) depth + markCount + 1, offset);
        if (depth == values.length) {
            values = Arrays.copyOf(values, 2 * depth);
        }
        values[depth++] = value;
    }

    Object pop(long offset) throws CorruptModelException {
        Object top = peek(offset);
        values[--depth] = PyNone.NONE;
        return top;
    }

    Object peek(long offset) throws CorruptModelException {
        if (depth == fence()) {
            throw place.corrupt("the operation needs a value, the stack has none", offset);
        }
        return values[depth - 1];
    }

    void mark(long offset) throws ModelFormatException {
        budget.checkDepth((long) depth + markCount + 1, offset);
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = depth;
    }

    /** Removes the newest mark and the values above it, and returns those, a copy. */
    List<Object> popToMark(long offset) throws CorruptModelException {
        if (markCount == 0) {
            throw place.corrupt("the operation needs a mark, the stack has none", offset);
        }
        int mark = marks[--markCount];
        List<Object> above = new ArrayList<>(Arrays.asList(values).subList(mark, depth));
        Arrays.fill(values, mark, depth, PyNone.NONE);
        depth = mark;
        return above;
    }
}
