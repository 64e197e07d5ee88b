package dev.brine.format.mmap;

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

    private final TensorRows rows;
    private final Effort effort;
    private final int threads;
    private final ChunkEncoder.Pool encoders;

    CodecTrial(TensorRows rows, Effort effort, int threads, ChunkEncoder.Pool encoders) {
        this.rows = rows;
        this.effort = effort;
        this.threads = threads;
        this.encoders = encoders;
    }

    /**
     * Plan of a column, with what it is estimated to take.
     *
     * @param estimatedBytes of the whole column, its dictionary included
     */
    record Choice(ChunkEncoder.Plan plan, long estimatedBytes) {}

    Choice choose(int column) throws IOException {
        List<ChunkEncoder.Plan> plans = candidates(column);
        List<Choice> tried = new ArrayList<>();
        ParallelTasks.inOrder(
                plans.size(), threads, i -> new Choice(plans.get(i), estimate(column, plans.get(i))), tried::add);
        Choice best = new Choice(
                ChunkEncoder.Plan.RAW, rows.rowCount() * rows.layout().width(column));
        for (Choice choice : tried) {
            if (choice.estimatedBytes() < best.estimatedBytes()) {
                best = choice;
            }
        }
        return best;
    }

    private List<ChunkEncoder.Plan> candidates(int column) throws IOException {
        List<ValueTable.Index> dictionaries = new ArrayList<>();
        boolean isWide = rows.layout().width(column) > 1;
        if (isWide) {
            for (ValueTable table : FrequentValues.of(rows, column, threads).tables()) {
                dictionaries.add(new ValueTable.Index(table));
            }
        }
        List<ChunkEncoder.Plan> plans = new ArrayList<>();
        for (int level : effort.levels()) {
            plans.add(ChunkEncoder.Plan.of(CodedBlock.Filter.NONE, level));
            if (isWide) {
                plans.add(ChunkEncoder.Plan.of(CodedBlock.Filter.PLANES, level));
            }
            for (ValueTable.Index dictionary : dictionaries) {
                plans.add(new ChunkEncoder.Plan(CodedBlock.Filter.DICTIONARY, level, dictionary));
            }
        }
        return plans;
    }

    private long estimate(int column, ChunkEncoder.Plan plan) {
        long rowCount = rows.rowCount();
        return encoders.with(encoder -> {
            long sliceRows = Math.min(SLICE_ROWS, rowCount);
            long sampledRows = 0;
            long sampledBytes = 0;
            for (int slice = 0; slice < SLICES && sampledRows < rowCount; slice++) {
                long first =
                        rowCount <= SLICES * sliceRows ? sampledRows : (rowCount - sliceRows) / (SLICES - 1) * slice;
                int count = (int) Math.min(sliceRows, rowCount - first);
                sampledBytes += encoder.encodedBytes(rows, column, plan, first, count);
                sampledRows += count;
            }
            ValueTable.Index dictionary = plan.dictionary();
            long dictionaryBytes = dictionary == null
                    ? 0
                    : encoder.encode(dictionary.table(), rows.layout().width(column), plan.level())
                            .bytes()
                            .remaining();
            return (long) Math.ceil(sampledBytes * ((double) rowCount / sampledRows)) + dictionaryBytes;
        });
    }
}
