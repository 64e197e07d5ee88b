package dev.brine.manifest;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.internal.BinaryInput;
import dev.brine.model.Attributes;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link StateEncoder} writes. */
final class StateDecoder {
    private static final int MAX_LIST_DEPTH = 1;

    private final BinaryInput in;
    private final ReadBudget budget;

    /** Reads from {@code in} within the budget. */
    StateDecoder(BinaryInput in, ReadBudget budget) {
        this.in = in;
        this.budget = budget;
    }

    /** Returns a text within the limit. */
    String text(String what) throws ModelFormatException {
        return in.getText(what, budget);
    }

    /** Returns a count of things that the manifest lists, whose place in a list the budget allows. */
    private int count(String what, int leastBytes) throws ModelFormatException {
        int count = in.getCount(what, leastBytes);
        budget.count(ReadLimit.OBJECT_BYTES, (1L + count) * ReadBudget.VALUE_BYTES, in.offset());
        return count;
    }

    /** Returns attributes by name. */
    Attributes attributes() throws ModelFormatException {
        int count = count("attributes", 5);
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String name = text("attribute name");
            if (values.put(name, value(0)) != null) {
                throw in.corrupt("attribute '%s' occurs twice".formatted(name));
            }
        }
        return Attributes.of(values);
    }

    private Object value(int depth) throws ModelFormatException {
        int tag = in.getByte("value type");
        return switch (tag) {
            case StateEncoder.TEXT -> text("text value");
            case StateEncoder.INTEGER -> in.getLong("integer value");
            case StateEncoder.REAL -> in.getDouble("real value");
            case StateEncoder.FLAG -> flag("truth value");
            case StateEncoder.LIST -> list(depth);
            default -> throw in.corrupt("value type is %d, expected 1 to 5".formatted(tag));
        };
    }

    private List<Object> list(int depth) throws ModelFormatException {
        if (depth >= MAX_LIST_DEPTH) {
            throw in.corrupt("a list holds a list");
        }
        int count = count("list elements", 2);
        List<Object> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(value(depth + 1));
        }
        return list;
    }

    /** Returns a byte that is 0 or 1 as a truth value. */
    boolean flag(String what) throws CorruptModelException {
        int value = in.getByte(what);
        if (value > 1) {
            throw in.corrupt("%s is %d, expected 0 or 1".formatted(what, value));
        }
        return value == 1;
    }

    /** Returns the input columns. */
    Signature signature() throws ModelFormatException {
        int count = in.getInt("input columns");
        budget.count(ReadLimit.COLUMNS, Integer.toUnsignedLong(count), in.offset());
        boolean named = flag("named columns");
        List<String> names = new ArrayList<>();
        for (int i = 0; named && i < count; i++) {
            names.add(text("input column name"));
        }
        List<Integer> stringColumns = columns("string columns");
        List<Integer> anyColumns = columns("columns of any type");
        return valid(() -> Signature.ofColumns(names, count, stringColumns, anyColumns));
    }

    private List<Integer> columns(String what) throws ModelFormatException {
        int count = count(what, 4);
        List<Integer> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            columns.add(in.getInt(what));
        }
        return columns;
    }

    /** Returns the outputs. */
    Outputs outputs() throws ModelFormatException {
        int count = count("outputs", 8);
        List<Output> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = text("output name");
            int labelCount = count("labels", 2);
            List<Object> labels = new ArrayList<>(labelCount);
            for (int k = 0; k < labelCount; k++) {
                labels.add(value(0));
            }
            list.add(valid(() -> new Output(name, labels)));
        }
        return new Outputs(list);
    }

    /** Returns an element type by its code. */
    ElementType elementType() throws CorruptModelException {
        int code = in.getByte("element type");
        return valid(() -> ElementType.ofCode(code));
    }

    /** Returns a tensor's dimensions; their product is checked. */
    Shape shape() throws CorruptModelException, LimitExceededException {
        int rank = in.getByte("rank");
        budget.check(ReadLimit.RANK, rank, in.offset());
        long[] dimensions = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            dimensions[axis] = in.getLong("dimension");
        }
        return valid(() -> Shape.of(dimensions));
    }

    /** Returns what the supplier makes; its IllegalArgumentException becomes a CorruptModelException at this offset. */
    <T> T valid(java.util.function.Supplier<T> supplier) throws CorruptModelException {
        try {
            return supplier.get();
        } catch (IllegalArgumentException e) {
            throw new CorruptModelException(String.valueOf(e.getMessage()), in.source(), in.offset(), e);
        }
    }
}
