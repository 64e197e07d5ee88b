package dev.brine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** The input columns of a model: how many, of which types and, where the source knew them, under which names. */
public final class Signature {
    private final List<String> names;
    private final List<ColumnType> types;

    private Signature(List<String> names, List<ColumnType> types) {
        this.names = names;
        this.types = types;
    }

    /** Returns {@code count} numeric columns without names. */
    public static Signature unnamed(int count) {
        return of(List.of(), Collections.nCopies(count, ColumnType.NUMBER));
    }

    /** Returns numeric columns with the given names. */
    public static Signature named(List<String> names) {
        return of(names, Collections.nCopies(names.size(), ColumnType.NUMBER));
    }

    /**
     * Returns columns of the given types.
     *
     * @param names one for each column, or none at all
     * @throws IllegalArgumentException if the counts differ or a name occurs twice
     */
    public static Signature of(List<String> names, List<ColumnType> types) {
        if (!names.isEmpty() && names.size() != types.size()) {
            throw new IllegalArgumentException("%d names for %d input columns".formatted(names.size(), types.size()));
        }
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("input column name '%s' occurs twice".formatted(name));
            }
        }
        return new Signature(List.copyOf(names), List.copyOf(types));
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
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) == ColumnType.STRING) {
                columns.add(i);
            }
        }
        return columns;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature && names.equals(signature.names) && types.equals(signature.types);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + types.hashCode();
    }

    @Override
    public String toString() {
        return names.isEmpty() ? types.size() + " unnamed columns" : names.toString();
    }
}
