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
        return ofColumns(names, types.size(), columns(types, ColumnType.STRING), columns(types, ColumnType.ANY));
    }

    private static List<Integer> columns(List<ColumnType> types, ColumnType type) {
        return IntStream.range(0, types.size())
                .filter(column -> types.get(column) == type)
                .boxed()
                .toList();
    }

    /**
     * Returns columns all of which are numeric but the given ones.
     *
     * @param names one for each column, or none at all
     * @param stringColumns indices of the columns that hold texts
     * @throws IllegalArgumentException if the counts differ, a name occurs twice or an index is out of range
     */
    public static Signature ofStringColumns(List<String> names, int count, Collection<Integer> stringColumns) {
        return ofColumns(names, count, stringColumns, List.of());
    }

    /**
     * Returns columns all of which are numeric but the given ones.
     *
     * <p><b>Cost.</b> Memory for the names and the columns that are not numeric, none for the count.
     *
     * @param names one for each column, or none at all
     * @param stringColumns indices of the columns that hold texts
     * @param anyColumns indices of the columns that may hold anything
     * @throws IllegalArgumentException if the counts differ, a name occurs twice, or an index is out of range or in both
     *     lists
     */
    public static Signature ofColumns(
            List<String> names, int count, Collection<Integer> stringColumns, Collection<Integer> anyColumns) {
        if (!names.isEmpty() && names.size() != count) {
            throw new IllegalArgumentException("%d names for %d input columns".formatted(names.size(), count));
        }
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("input column name '%s' occurs twice".formatted(name));
            }
        }
        int[] strings = checked("string", stringColumns, count);
        int[] any = checked("any", anyColumns, count);
        for (int column : any) {
            if (Arrays.binarySearch(strings, column) >= 0) {
                throw new IllegalArgumentException("column %d is of type string and of type any".formatted(column));
            }
        }
        return new Signature(List.copyOf(names), new ColumnTypes(count, strings, any));
    }

    private static int[] checked(String type, Collection<Integer> columns, int count) {
        for (int column : columns) {
            if (column < 0 || column >= count) {
                throw new IllegalArgumentException("%s column %d, expected 0 to %d".formatted(type, column, count - 1));
            }
        }
        return columns.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
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

    /** Returns whether a column holds texts. */
    public boolean hasTexts() {
        return types.stringColumns().length > 0;
    }

    /** Returns the indices of the columns that hold texts, ascending. */
    public List<Integer> stringColumns() {
        return Arrays.stream(types.stringColumns()).boxed().toList();
    }

    /** Returns the indices of the columns that may hold anything, ascending. */
    public List<Integer> anyColumns() {
        return Arrays.stream(types.anyColumns()).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
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
