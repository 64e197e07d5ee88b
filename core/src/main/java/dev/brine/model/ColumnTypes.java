package dev.brine.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/** The types of many columns, in the memory that its string columns take: a file may claim millions with a few bytes. */
final class ColumnTypes extends AbstractList<ColumnType> implements RandomAccess {
    private final int count;
    private final int[] stringColumns;

    /** @param stringColumns ascending, each below {@code count} */
    ColumnTypes(int count, int[] stringColumns) {
        this.count = count;
        this.stringColumns = stringColumns;
    }

    @Override
    public ColumnType get(int column) {
        Objects.checkIndex(column, count);
        return Arrays.binarySearch(stringColumns, column) >= 0 ? ColumnType.STRING : ColumnType.NUMBER;
    }

    @Override
    public int size() {
        return count;
    }

    int[] stringColumns() {
        return stringColumns;
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof ColumnTypes types) {
            return count == types.count && Arrays.equals(stringColumns, types.stringColumns);
        }
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
