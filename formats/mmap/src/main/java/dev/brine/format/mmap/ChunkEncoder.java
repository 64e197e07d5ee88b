package dev.brine.format.mmap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Encodes chunks, one after another, in arrays that it keeps. Not safe for threads. */
final class ChunkEncoder implements AutoCloseable {
    private final DictionaryFilter dictionaryFilter = new DictionaryFilter();
    private final ZstdFrames zstd = new ZstdFrames();
    private byte[] rowBytes = new byte[0];
    private long[] values = new long[0];
    private byte[] plain = new byte[0];
    private byte[] filtered = new byte[0];
    private byte[] encoded = new byte[0];
    private int encodedBytes;

    /**
     * Filter, level and dictionary for the chunks of a column.
     *
     * @param level of zstd; 0 to store filtered bytes as they are
     * @param dictionary what the filter DICTIONARY looks up; null for the others
     */
    record Plan(CodedBlock.Filter filter, int level, ValueTable.@Nullable Index dictionary) {
        static final Plan RAW = of(CodedBlock.Filter.NONE, 0);

        static Plan of(CodedBlock.Filter filter, int level) {
            return new Plan(filter, level, null);
        }
    }

    /**
     * A chunk ready to be written.
     *
     * @param bytes the columns one after another
     * @param checksum CRC32C of the bytes
     * @param blocks what they are, in order
     */
    record Encoded(ByteBuffer bytes, int checksum, List<CodedBlock> blocks) {}

    /** Encoders for any number of threads; each keeps its arrays for the next chunk. */
    static final class Pool implements AutoCloseable {
        private final ConcurrentLinkedDeque<ChunkEncoder> idle = new ConcurrentLinkedDeque<>();

        <T> T with(Function<ChunkEncoder, T> use) {
            ChunkEncoder taken = idle.poll();
            ChunkEncoder encoder = taken == null ? new ChunkEncoder() : taken;
            try {
                return use.apply(encoder);
            } finally {
                idle.push(encoder);
            }
        }

        /** Frees what the library holds; call it when no thread encodes any more. */
        @Override
        public void close() {
            for (ChunkEncoder encoder : idle) {
                encoder.close();
            }
        }
    }

    /** Reads rows and encodes their columns. */
    Encoded encode(TensorRows rows, List<Plan> plans, long firstRow, int rowCount) {
        read(rows, firstRow, rowCount);
        List<CodedBlock> blocks = new ArrayList<>();
        for (int column = 0; column < plans.size(); column++) {
            blocks.add(encodeColumn(rows.layout(), column, plans.get(column), rowCount));
        }
        return finish(blocks);
    }

    /** Returns how many bytes a column of some rows takes. */
    int encodedBytes(TensorRows rows, int column, Plan plan, long firstRow, int rowCount) {
        read(rows, firstRow, rowCount);
        return encodeColumn(rows.layout(), column, plan, rowCount).storedBytes();
    }

    /** Encodes the values of a table, by byte planes where that is smaller. */
    Encoded encode(ValueTable table, int width, int level) {
        encodedBytes = 0;
        Plan plan = Plan.of(CodedBlock.Filter.PLANES, level);
        return finish(List.of(encodeValues(table.values(), table.size(), width, plan)));
    }

    private Encoded finish(List<CodedBlock> blocks) {
        CRC32C checksum = new CRC32C();
        checksum.update(encoded, 0, encodedBytes);
        return new Encoded(ByteBuffer.wrap(Arrays.copyOf(encoded, encodedBytes)), (int) checksum.getValue(), blocks);
    }

    private void read(TensorRows rows, long firstRow, int rowCount) {
        encodedBytes = 0;
        rowBytes = atLeast(rowBytes, rowCount * rows.layout().rowBytes());
        rows.read(firstRow, rowCount, rowBytes);
    }

    private CodedBlock encodeColumn(RowLayout layout, int column, Plan plan, int rowCount) {
        int width = layout.width(column);
        if (layout.columnCount() == 1 && plan.filter() == CodedBlock.Filter.NONE) {
            return append(rowBytes, rowBytes, rowCount * width, rowCount * width, plan);
        }
        values = values.length >= rowCount ? values : new long[rowCount];
        ColumnValues.gather(rowBytes, layout.offset(column), layout.rowBytes(), width, values, rowCount);
        return encodeValues(values, rowCount, width, plan);
    }

    private CodedBlock encodeValues(long[] source, int count, int width, Plan plan) {
        int plainBytes = count * width;
        plain = atLeast(plain, plainBytes);
        ColumnValues.scatter(source, count, plain, 0, width, width);
        if (plan.filter() == CodedBlock.Filter.NONE) {
            return append(plain, plain, plainBytes, plainBytes, plan);
        }
        ValueTable.Index dictionary = plan.dictionary();
        filtered = atLeast(filtered, DictionaryFilter.maxBytes(count, width));
        int filteredBytes = dictionary == null
                ? BytePlanes.split(source, count, width, filtered, 0)
                : dictionaryFilter.encode(source, count, width, dictionary, filtered);
        return append(plain, filtered, plainBytes, filteredBytes, plan);
    }

    /** Appends what is smallest: the plain bytes, the filtered ones, or those as a frame; in this order where equal. */
    private CodedBlock append(byte[] plainBytes, byte[] filteredBytes, int plainCount, int filteredCount, Plan plan) {
        CodedBlock best = new CodedBlock(CodedBlock.Filter.NONE, CodedBlock.Coder.STORED, plainCount);
        byte[] bytes = plainBytes;
        if (filteredCount < best.storedBytes()) {
            best = new CodedBlock(plan.filter(), CodedBlock.Coder.STORED, filteredCount);
            bytes = filteredBytes;
        }
        if (plan.level() > 0) {
            int frameBytes = zstd.encode(filteredBytes, filteredCount, plan.level());
            if (frameBytes < best.storedBytes()) {
                best = new CodedBlock(plan.filter(), CodedBlock.Coder.ZSTD, frameBytes);
                bytes = zstd.frame();
            }
        }
        int end = encodedBytes + best.storedBytes();
        if (encoded.length < end) {
            encoded = Arrays.copyOf(encoded, Math.max(end, 2 * encoded.length));
        }
        System.arraycopy(bytes, 0, encoded, encodedBytes, best.storedBytes());
        encodedBytes = end;
        return best;
    }

    private static byte[] atLeast(byte[] array, int length) {
        return array.length >= length ? array : new byte[length];
    }

    @Override
    public void close() {
        zstd.close();
    }
}
