package dev.brine.format.mmap;

import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Encodes chunks, one after another, in arrays that it keeps. Not safe for threads. */
final class ChunkEncoder implements AutoCloseable {
    private final DictionaryFilter dictionaryFilter = new DictionaryFilter();
    private @Nullable ZstdEncoder zstd;
    private byte[] rows = new byte[0];
    private long[] values = new long[0];
    private byte[] plain = new byte[0];
    private byte[] filtered = new byte[0];
    private byte[] encoded = new byte[0];
    private int encodedBytes;

    /** Reads rows of a tensor and encodes their columns. */
    EncodedChunk encode(Tensor tensor, RowLayout layout, List<ColumnPlan> plans, long firstRow, int rowCount) {
        read(tensor, layout, firstRow, rowCount);
        encodedBytes = 0;
        List<CodedBlock> blocks = new ArrayList<>();
        for (int column = 0; column < layout.columnCount(); column++) {
            blocks.add(encodeColumn(layout, column, plans.get(column), rowCount));
        }
        return finish(blocks);
    }

    /** Returns how many bytes a column of some rows takes. */
    int encodedBytes(Tensor tensor, RowLayout layout, int column, ColumnPlan plan, long firstRow, int rowCount) {
        read(tensor, layout, firstRow, rowCount);
        encodedBytes = 0;
        return encodeColumn(layout, column, plan, rowCount).storedBytes();
    }

    /** Encodes the values of a table, by byte planes where that is smaller. */
    EncodedChunk encode(ValueTable table, int width, int level) {
        encodedBytes = 0;
        return finish(
                List.of(encodeValues(table.values(), table.size(), width, ColumnPlan.of(ChunkFilter.PLANES, level))));
    }

    private EncodedChunk finish(List<CodedBlock> blocks) {
        CRC32C checksum = new CRC32C();
        checksum.update(encoded, 0, encodedBytes);
        return new EncodedChunk(
                ByteBuffer.wrap(Arrays.copyOf(encoded, encodedBytes)), (int) checksum.getValue(), blocks);
    }

    private void read(Tensor tensor, RowLayout layout, long firstRow, int rowCount) {
        int byteCount = rowCount * layout.rowBytes();
        rows = atLeast(rows, byteCount);
        int rowElements = layout.rowBytes() / tensor.elementType().byteSize();
        tensor.copyTo(firstRow * rowElements, ByteBuffer.wrap(rows, 0, byteCount));
    }

    private CodedBlock encodeColumn(RowLayout layout, int column, ColumnPlan plan, int rowCount) {
        int width = layout.width(column);
        if (layout.columnCount() == 1 && plan.filter() == ChunkFilter.NONE) {
            return append(rows, rows, rowCount * width, rowCount * width, plan);
        }
        values = atLeast(values, rowCount);
        ColumnValues.gather(rows, layout.offset(column), layout.rowBytes(), width, values, rowCount);
        return encodeValues(values, rowCount, width, plan);
    }

    private CodedBlock encodeValues(long[] source, int count, int width, ColumnPlan plan) {
        int plainBytes = count * width;
        plain = atLeast(plain, plainBytes);
        ColumnValues.scatter(source, count, plain, 0, width, width);
        if (plan.filter() == ChunkFilter.NONE) {
            return append(plain, plain, plainBytes, plainBytes, plan);
        }
        ValueIndex dictionary = plan.dictionary();
        filtered = atLeast(filtered, DictionaryFilter.maxBytes(count, width));
        int filteredBytes = dictionary == null
                ? BytePlanes.split(source, count, width, filtered, 0)
                : dictionaryFilter.encode(source, count, width, dictionary, filtered);
        return append(plain, filtered, plainBytes, filteredBytes, plan);
    }

    /** Appends what is smallest: the plain bytes, the filtered ones, or those as a frame; in this order where equal. */
    private CodedBlock append(
            byte[] plainBytes, byte[] filteredBytes, int plainCount, int filteredCount, ColumnPlan plan) {
        CodedBlock best = new CodedBlock(ChunkFilter.NONE, ChunkCoder.STORED, plainCount);
        byte[] bytes = plainBytes;
        if (filteredCount < best.storedBytes()) {
            best = new CodedBlock(plan.filter(), ChunkCoder.STORED, filteredCount);
            bytes = filteredBytes;
        }
        if (plan.level() > 0) {
            ZstdEncoder encoder = zstd();
            int frameBytes = encoder.encode(filteredBytes, filteredCount, plan.level());
            if (frameBytes < best.storedBytes()) {
                best = new CodedBlock(plan.filter(), ChunkCoder.ZSTD, frameBytes);
                bytes = encoder.frame();
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

    private ZstdEncoder zstd() {
        ZstdEncoder known = zstd;
        if (known == null) {
            known = new ZstdEncoder();
            zstd = known;
        }
        return known;
    }

    private static byte[] atLeast(byte[] array, int length) {
        return array.length >= length ? array : new byte[length];
    }

    private static long[] atLeast(long[] array, int length) {
        return array.length >= length ? array : new long[length];
    }

    @Override
    public void close() {
        if (zstd != null) {
            zstd.close();
        }
    }
}
