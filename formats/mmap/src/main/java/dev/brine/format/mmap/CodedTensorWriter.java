package dev.brine.format.mmap;

import dev.brine.internal.BinaryOutput;
import dev.brine.manifest.StoredPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes tensors whose chunks are coded, in parallel. Memory: the chunks under way and each thread's arrays. */
final class CodedTensorWriter implements AutoCloseable {
    /** Least bytes of a tensor for other threads: less is encoded before they have started. */
    private static final long PARALLEL_BYTES = 1 << 20;

    private final StagedSink staged;
    private final BinaryOutput index;
    private final Effort effort;
    private final int chunkBytes;
    private final int threads;
    private final ChunkEncoder.Pool encoders = new ChunkEncoder.Pool();

    CodedTensorWriter(StagedSink staged, BinaryOutput index, Effort effort, int chunkBytes, int threads) {
        this.staged = staged;
        this.index = index;
        this.effort = effort;
        this.chunkBytes = Math.min(chunkBytes, Container.MAX_CODED_CHUNK_BYTES);
        this.threads = threads;
    }

    /** Writes a tensor unless its elements as they are would take less; returns whether it did. */
    boolean put(StoredPart part) throws IOException {
        TensorRows rows = TensorRows.of(part);
        RowLayout layout = rows.layout();
        long byteSize = rows.tensor().byteSize();
        long rowCount = rows.rowCount();
        if (rowCount == 0) {
            return false;
        }
        int otherThreads = threads == 1 || byteSize < PARALLEL_BYTES ? 0 : threads;
        int chunkRows = Integer.highestOneBit(Math.max(1, chunkBytes / layout.rowBytes()));
        int chunkCount = Math.toIntExact((rowCount - 1) / chunkRows + 1);
        List<ChunkEncoder.Plan> plans = new ArrayList<>();
        CodecTrial trial = new CodecTrial(rows, effort, otherThreads, encoders);
        long estimatedBytes = (long) chunkCount * CodedBlock.TABLE_BYTES * layout.columnCount();
        for (int column = 0; column < layout.columnCount(); column++) {
            CodecTrial.Choice choice = trial.choose(column);
            plans.add(choice.plan());
            estimatedBytes += choice.estimatedBytes();
        }
        if (estimatedBytes >= byteSize) {
            return false;
        }
        putEntry(layout, plans, chunkRows, chunkCount);
        ParallelTasks.inOrder(
                chunkCount,
                otherThreads,
                chunk -> {
                    long firstRow = (long) chunk * chunkRows;
                    int count = (int) Math.min(chunkRows, rowCount - firstRow);
                    return encoders.with(encoder -> encoder.encode(rows, plans, firstRow, count));
                },
                chunk -> {
                    index.putInt(chunk.checksum());
                    chunk.blocks().forEach(this::putBlock);
                    staged.put(chunk.bytes());
                });
        staged.putPadding();
        return true;
    }

    private void putEntry(RowLayout layout, List<ChunkEncoder.Plan> plans, int chunkRows, int chunkCount)
            throws IOException {
        index.putLong(staged.offset());
        index.putInt(Container.STORAGE_CODED).putInt(chunkRows).putInt(chunkCount);
        index.putByte(layout.columnCount());
        for (int column = 0; column < layout.columnCount(); column++) {
            index.putByte(layout.width(column));
            putDictionary(plans.get(column), layout.width(column));
        }
    }

    private void putDictionary(ChunkEncoder.Plan plan, int width) throws IOException {
        ValueTable.Index dictionary = plan.dictionary();
        if (dictionary == null) {
            index.putInt(0);
            return;
        }
        ChunkEncoder.Encoded encoded =
                encoders.with(encoder -> encoder.encode(dictionary.table(), width, plan.level()));
        index.putInt(dictionary.table().size());
        index.putInt(encoded.checksum());
        putBlock(encoded.blocks().get(0));
        staged.put(encoded.bytes());
    }

    private void putBlock(CodedBlock block) {
        index.putByte(CodedBlock.FILTERS.indexOf(block.filter()));
        index.putByte(CodedBlock.CODERS.indexOf(block.coder()));
        index.putInt(block.storedBytes());
    }

    /** Frees what the library holds. */
    @Override
    public void close() {
        encoders.close();
    }
}
