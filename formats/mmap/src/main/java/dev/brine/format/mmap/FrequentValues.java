package dev.brine.format.mmap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the values of a column that occur more than once in a sample of rows. */
final class FrequentValues {
    private static final int MAX_SAMPLED_ROWS = 1 << 20;
    private static final int BLOCK_ROWS = 64;
    /** Parts that are sorted apart, so that threads can share the work; their number does not decide how many. */
    private static final int RUNS = 4;

    private final int[] counts;
    private final long[] values;

    private FrequentValues(long[] values, int[] counts) {
        this.values = values;
        this.counts = counts;
    }

    /** Looks at a column, with so many threads beside the calling one. */
    static FrequentValues of(TensorRows rows, int column, int threads) throws IOException {
        long[] sample = sample(rows, column);
        int runLength = (sample.length + RUNS - 1) / RUNS;
        ParallelTasks.inOrder(
                RUNS,
                threads,
                run -> {
                    int from = Math.min(sample.length, run * runLength);
                    Arrays.sort(sample, from, Math.min(sample.length, from + runLength));
                    return run;
                },
                run -> {});
        return merge(sample, runLength);
    }

    /** Returns values of blocks of rows at equal distances, with the sign bit flipped: in that form they sort as unsigned. */
    private static long[] sample(TensorRows rows, int column) {
        RowLayout layout = rows.layout();
        long rowCount = rows.rowCount();
        int sampled = (int) Math.min(rowCount, MAX_SAMPLED_ROWS);
        int blocks = (sampled + BLOCK_ROWS - 1) / BLOCK_ROWS;
        byte[] bytes = new byte[BLOCK_ROWS * layout.rowBytes()];
        long[] block = new long[BLOCK_ROWS];
        long[] sample = new long[sampled];
        int filled = 0;
        for (int i = 0; i < blocks; i++) {
            int count = Math.min(BLOCK_ROWS, sampled - filled);
            long first = sampled == rowCount ? filled : (rowCount - BLOCK_ROWS) / blocks * i;
            rows.read(first, count, bytes);
            ColumnValues.gather(bytes, layout.offset(column), layout.rowBytes(), layout.width(column), block, count);
            for (int k = 0; k < count; k++) {
                sample[filled++] = block[k] ^ Long.MIN_VALUE;
            }
        }
        return sample;
    }

    private static FrequentValues merge(long[] sample, int runLength) {
        int[] next = new int[RUNS];
        int[] ends = new int[RUNS];
        for (int run = 0; run < RUNS; run++) {
            next[run] = Math.min(sample.length, run * runLength);
            ends[run] = Math.min(sample.length, next[run] + runLength);
        }
        long[] values = new long[1 << 10];
        int[] counts = new int[1 << 10];
        int found = 0;
        while (true) {
            long smallest = Long.MAX_VALUE;
            boolean any = false;
            for (int run = 0; run < RUNS; run++) {
                if (next[run] < ends[run]) {
                    smallest = Math.min(smallest, sample[next[run]]);
                    any = true;
                }
            }
            if (!any) {
                return new FrequentValues(Arrays.copyOf(values, found), Arrays.copyOf(counts, found));
            }
            int count = 0;
            for (int run = 0; run < RUNS; run++) {
                while (next[run] < ends[run] && sample[next[run]] == smallest) {
                    next[run]++;
                    count++;
                }
            }
            if (count > 1) {
                if (found == values.length) {
                    values = Arrays.copyOf(values, 2 * found);
                    counts = Arrays.copyOf(counts, 2 * found);
                }
                values[found] = smallest ^ Long.MIN_VALUE;
                counts[found++] = count;
            }
        }
    }

    /** Returns tables worth trying: all repeated values and, where those are many, the most frequent. */
    List<ValueTable> tables() {
        List<ValueTable> tables = new ArrayList<>();
        if (values.length > 0) {
            tables.add(new ValueTable(values));
        }
        if (values.length > ValueTable.MAX_TWO_BYTE_VALUES) {
            tables.add(mostFrequent(ValueTable.MAX_TWO_BYTE_VALUES));
        }
        return tables;
    }

    private ValueTable mostFrequent(int size) {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int least = sorted[sorted.length - size];
        int above = (int) Arrays.stream(counts).filter(count -> count > least).count();
        int room = size - above;
        long[] kept = new long[size];
        int filled = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts[i] > least || (counts[i] == least && room-- > 0)) {
                kept[filled++] = values[i];
            }
        }
        return new ValueTable(kept);
    }
}
