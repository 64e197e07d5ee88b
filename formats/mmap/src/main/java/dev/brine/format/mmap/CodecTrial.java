package dev.brine.format.mmap;

import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses how a tensor's columns are coded: every codec is tried on the same slices of rows, and the smallest wins, the
 * simpler one where equal. Time decides nothing, nor does the number of threads.
 */
final class CodecTrial {
    private static final int SLICES = 4;
    private static final int SLICE_ROWS = 1 << 14;

    private final Tensor tensor;
    private final RowLayout layout;
    private final long rowCount;
    private final Effort effort;
    private final ChunkPool pool;
    private final ChunkEncoders encoders;

    CodecTrial(Tensor tensor, RowLayout layout, long rowCount, Effort effort, ChunkPool pool, ChunkEncoders encoders) {
        this.tensor = tensor;
        this.layout = layout;
        this.rowCount = rowCount;
        this.effort = effort;
        this.pool = pool;
        this.encoders = encoders;
    }

    /**
     * What was chosen for a column.
     *
     * @param estimatedBytes of the whole column, its dictionary included
     */
    record Choice(ColumnPlan plan, long estimatedBytes) {}

    Choice choose(int column) throws IOException {
        List<ColumnPlan> plans = candidates(column);
        List<Choice> tried = new ArrayList<>();
        pool.inOrder(plans.size(), i -> new Choice(plans.get(i), estimate(column, plans.get(i))), tried::add);
        Choice best = new Choice(ColumnPlan.RAW, rowCount * layout.width(column));
        for (Choice choice : tried) {
            if (choice.estimatedBytes() < best.estimatedBytes()) {
                best = choice;
            }
        }
        return best;
    }

    private List<ColumnPlan> candidates(int column) throws IOException {
        List<ValueIndex> dictionaries = new ArrayList<>();
        boolean isWide = layout.width(column) > 1;
        if (isWide) {
            for (ValueTable table :
                    FrequentValues.of(tensor, layout, column, rowCount, pool).tables()) {
                dictionaries.add(new ValueIndex(table));
            }
        }
        List<ColumnPlan> plans = new ArrayList<>();
        for (int level : effort.levels()) {
            plans.add(ColumnPlan.of(ChunkFilter.NONE, level));
            if (isWide) {
                plans.add(ColumnPlan.of(ChunkFilter.PLANES, level));
            }
            for (ValueIndex dictionary : dictionaries) {
                plans.add(new ColumnPlan(ChunkFilter.DICTIONARY, level, dictionary));
            }
        }
        return plans;
    }

    private long estimate(int column, ColumnPlan plan) {
        return encoders.with(encoder -> {
            long sliceRows = Math.min(SLICE_ROWS, rowCount);
            long sampledRows = 0;
            long sampledBytes = 0;
            for (int slice = 0; slice < SLICES && sampledRows < rowCount; slice++) {
                long first =
                        rowCount <= SLICES * sliceRows ? sampledRows : (rowCount - sliceRows) / (SLICES - 1) * slice;
                int count = (int) Math.min(sliceRows, rowCount - first);
                sampledBytes += encoder.encodedBytes(tensor, layout, column, plan, first, count);
                sampledRows += count;
            }
            ValueIndex dictionary = plan.dictionary();
            long dictionaryBytes = dictionary == null
                    ? 0
                    : encoder.encode(dictionary.table(), layout.width(column), plan.level())
                            .bytes()
                            .remaining();
            return (long) Math.ceil(sampledBytes * ((double) rowCount / sampledRows)) + dictionaryBytes;
        });
    }
}
