package dev.brine.format.mmap;

import java.util.List;

/**
 * The columns of a row, one after another without a gap: of a plain tensor one column, its elements; of records as many
 * as the group has.
 */
final class RowLayout {
    private final int[] widths;
    private final int[] offsets;
    private final int rowBytes;

    /** Lays out columns of the given widths in bytes, each 1, 2, 4 or 8. */
    RowLayout(List<Integer> widths) {
        this.widths = widths.stream().mapToInt(Integer::intValue).toArray();
        this.offsets = new int[this.widths.length];
        int offset = 0;
        for (int column = 0; column < offsets.length; column++) {
            offsets[column] = offset;
            offset += this.widths[column];
        }
        this.rowBytes = offset;
    }

    int columnCount() {
        return widths.length;
    }

    int width(int column) {
        return widths[column];
    }

    int offset(int column) {
        return offsets[column];
    }

    int rowBytes() {
        return rowBytes;
    }
}
