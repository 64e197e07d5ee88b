package dev.brine.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The input columns of a model: how many, of which types and, where the source knew them, under which names. */
public final class Signature {
    private final List<String> names;
    private final ColumnTypes types;

    private Signature(List<String> names, ColumnTypes types) {
        this.names = names;
        this.types = types;
    }

    /** Returns {@code count} numeric columns without names. */
    public static Signature unnamed(int count) {
        return ofStringColumns(List.of(), count, List.of());
    }

    /** Returns numeric columns with the given names. */
    public static Signature named(List<String> names) {
        return ofStringColumns(names, names.size(), List.of());
    }

    /**
     * Returns columns of the given types.
     *
     * @param names one for each column, or none at all
     * @throws IllegalArgumentException if the counts differ or a name occurs twice
     */
    public static Signature of(List<String> names, List<ColumnType> types) {
        List<Integer> stringColumns = IntStream.range(0, types.size())
                .filter(column -> types.get(column) == ColumnType.STRING)
                .boxed()
                .toList();
        return ofStringColumns(names, types.size(), stringColumns);
    }

    /**
     * Returns columns all of which are numeric but the given ones.
     *
     * <p><b>Cost.</b> Memory for the names and string columns, none for the count.
     *
     * @param names one for each column, or none at all
     * @param stringColumns indices of the columns that hold texts
     * @throws IllegalArgumentException if the counts differ, a name occurs twice or an index is out of range
     */
    public static Signature ofStringColumns(List<String> names, int count, Collection<Integer> stringColumns) {
        if (!names.isEmpty() && names.size() != count) {
            throw new IllegalArgumentException("%d names for %d input columns".formatted(names.size(), count));
        }
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("input column name '%s' occurs twice".formatted(name));
            }
        }
        for (int column : stringColumns) {
            if (column < 0 || column >= count) {
                throw new IllegalArgumentException("string column %d, expected 0 to %d".formatted(column, count - 1));
            }
        }
        int[] sorted = stringColumns.stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .distinct()
                .toArray();
        return new Signature(List.copyOf(names), new ColumnTypes(count, sorted));
    }

    /** Returns the number of input columns. */
    public int count() {
        return types.size();
    }

    /** Returns the names in column order; empty if the columns have none. */
    public List<String> names() {
        return names;
    }

    /** Returns the types in column order. */
    public List<ColumnType> types() {
        return types;
    }

    /** Returns the name of a column, or {@code column 3} where columns have no names. */
    public String label(int column) {
        return names.isEmpty() ? "column " + column : names.get(column);
    }

    /** Returns the indices of the columns that hold texts, ascending. */
    public List<Integer> stringColumns() {
        return Arrays.stream(types.stringColumns()).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature && names.equals(signature.names) && types.equals(signature.types);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + types.size();
    }

    @Override
    public String toString() {
        return names.isEmpty() ? types.size() + " unnamed columns" : names.toString();
    }
}
