package dev.brine.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/** The types of many columns, in the memory that those not numeric take: a file may claim millions with a few bytes. */
final class ColumnTypes extends AbstractList<ColumnType> implements RandomAccess {
    private final int count;
    private final int[] stringColumns;
    private final int[] anyColumns;

    /**
     * @param stringColumns ascending, each below {@code count}
     * @param anyColumns likewise, none of them a string column
     */
    ColumnTypes(int count, int[] stringColumns, int[] anyColumns) {
        this.count = count;
        this.stringColumns = stringColumns;
        this.anyColumns = anyColumns;
    }

    @Override
    public ColumnType get(int column) {
        Objects.checkIndex(column, count);
        if (Arrays.binarySearch(stringColumns, column) >= 0) {
            return ColumnType.STRING;
        }
        return Arrays.binarySearch(anyColumns, column) >= 0 ? ColumnType.ANY : ColumnType.NUMBER;
    }

    @Override
    public int size() {
        return count;
    }

    int[] stringColumns() {
        return stringColumns;
    }

    int[] anyColumns() {
        return anyColumns;
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof ColumnTypes types) {
            return count == types.count
                    && Arrays.equals(stringColumns, types.stringColumns)
                    && Arrays.equals(anyColumns, types.anyColumns);
        }
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
