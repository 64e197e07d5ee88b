package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.internal.BinaryInput;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Reads the chunk table's entry of one tensor with codecs, from its columns on, and checks rules 23 to 29. */
final class CodedEntryReader {
    private final BinaryInput in;
    private final int index;
    private final ElementType elementType;
    private final Shape shape;
    private long nextOffset;

    CodedEntryReader(BinaryInput in, int index, ElementType elementType, Shape shape, long fileOffset) {
        this.in = in;
        this.index = index;
        this.elementType = elementType;
        this.shape = shape;
        this.nextOffset = fileOffset;
    }

    /** Returns the entry, of which chunk rows and chunk count were read before. */
    CodedTensor read(int chunkRows, int chunkCount) throws ModelFormatException {
        long fileOffset = nextOffset;
        int columnCount = in.getByte("columns");
        List<Integer> widths = new ArrayList<>();
        List<CodedTensor.Dictionary> dictionaries = new ArrayList<>();
        for (int column = 0; column < columnCount; column++) {
            int width = in.getByte("width of column");
            checkWidth(width);
            widths.add(width);
            dictionaries.add(dictionary(width));
        }
        RowLayout layout = new RowLayout(widths);
        long rowCount = rowCount(layout);
        checkChunks(layout, rowCount, chunkRows, chunkCount);
        List<CodedTensor.Chunk> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < chunkCount; chunk++) {
            int rows = (int) Math.min(chunkRows, rowCount - (long) chunk * chunkRows);
            chunks.add(chunk(chunk, layout, dictionaries, rows));
        }
        long storedBytes = nextOffset - fileOffset;
        return new CodedTensor(
                index, elementType, shape, fileOffset, storedBytes, layout, chunkRows, dictionaries, chunks);
    }

    private void checkWidth(int width) throws CorruptModelException {
        if (width > Long.BYTES || Integer.bitCount(width) != 1) {
            throw in.corrupt(
                    "stored tensor %d has a column of %d bytes, expected 1, 2, 4 or 8".formatted(index, width));
        }
    }

    private long rowCount(RowLayout layout) throws CorruptModelException {
        int rowBytes = layout.rowBytes();
        long byteSize = shape.elementCount() * elementType.byteSize();
        if (rowBytes == 0 || rowBytes % elementType.byteSize() != 0 || byteSize % rowBytes != 0) {
            throw in.corrupt("stored tensor %d has rows of %d bytes, which %d elements of %d bytes do not fill"
                    .formatted(index, rowBytes, shape.elementCount(), elementType.byteSize()));
        }
        return byteSize / rowBytes;
    }

    private void checkChunks(RowLayout layout, long rowCount, int chunkRows, int chunkCount)
            throws CorruptModelException {
        if (Integer.bitCount(chunkRows) != 1
                || chunkRows < 0
                || (long) chunkRows * layout.rowBytes() > Container.MAX_CODED_CHUNK_BYTES) {
            throw in.corrupt(
                    "stored tensor %d has chunks of %d rows of %d bytes, expected a power of two and at most %d bytes"
                            .formatted(
                                    index,
                                    Integer.toUnsignedLong(chunkRows),
                                    layout.rowBytes(),
                                    Container.MAX_CODED_CHUNK_BYTES));
        }
        long expected = rowCount == 0 ? 0 : (rowCount - 1) / chunkRows + 1;
        if (chunkCount != expected) {
            throw in.corrupt("stored tensor %d has %d chunks, its %d rows take %d"
                    .formatted(index, chunkCount, rowCount, expected));
        }
    }

    private CodedTensor.Dictionary dictionary(int width) throws ModelFormatException {
        int size = in.getInt("dictionary values");
        if (size == 0) {
            return CodedTensor.Dictionary.NONE;
        }
        if (size < 0 || size > Math.min(ValueTable.MAX_VALUES, shape.elementCount()) || width == 1) {
            throw in.corrupt("stored tensor %d has a dictionary of %d values of %d bytes for %d elements"
                    .formatted(index, Integer.toUnsignedLong(size), width, shape.elementCount()));
        }
        int checksum = in.getInt("checksum of dictionary");
        CodedBlock block = block(width, size);
        if (block.filter() == CodedBlock.Filter.DICTIONARY) {
            throw in.corrupt("stored tensor %d has a dictionary that needs a dictionary".formatted(index));
        }
        long offset = nextOffset;
        nextOffset += block.storedBytes();
        return new CodedTensor.Dictionary(size, checksum, block, offset);
    }

    private CodedTensor.Chunk chunk(int chunk, RowLayout layout, List<CodedTensor.Dictionary> dictionaries, int rows)
            throws ModelFormatException {
        long offset = nextOffset;
        int checksum = in.getInt("checksum of chunk");
        List<CodedBlock> blocks = new ArrayList<>(layout.columnCount());
        for (int column = 0; column < layout.columnCount(); column++) {
            CodedBlock block = block(layout.width(column), rows);
            if (block.filter() == CodedBlock.Filter.DICTIONARY
                    && dictionaries.get(column).size() == 0) {
                throw in.corrupt(
                        "chunk %d of stored tensor %d needs a dictionary that is not there".formatted(chunk, index));
            }
            blocks.add(block);
            nextOffset += block.storedBytes();
        }
        return new CodedTensor.Chunk(offset, (int) (nextOffset - offset), rows, checksum, blocks);
    }

    private CodedBlock block(int width, int count) throws ModelFormatException {
        int filterCode = in.getByte("filter");
        int coderCode = in.getByte("coder");
        if (filterCode >= CodedBlock.FILTERS.size() || coderCode >= CodedBlock.CODERS.size()) {
            throw new UnsupportedModelException(
                    "stored tensor %d has filter %d and coder %d, this release lacks one of them; use a newer release"
                            .formatted(index, filterCode, coderCode),
                    in.source());
        }
        CodedBlock block = new CodedBlock(
                CodedBlock.FILTERS.get(filterCode), CodedBlock.CODERS.get(coderCode), in.getInt("stored bytes"));
        if (width == 1 && block.filter() != CodedBlock.Filter.NONE) {
            throw in.corrupt("stored tensor %d has filter %d on a column of single bytes".formatted(index, filterCode));
        }
        checkStoredBytes(block, width, count);
        return block;
    }

    /** Checks rule 29: no more is stored than the values, and no less than a codec can make them of. */
    private void checkStoredBytes(CodedBlock block, int width, int count) throws CorruptModelException {
        long stored = Integer.toUnsignedLong(block.storedBytes());
        long plainBytes = (long) count * width;
        boolean isNamed = block.filter() == CodedBlock.Filter.DICTIONARY;
        long leastFiltered = isNamed ? count : plainBytes;
        boolean keepsLength = block.coder() == CodedBlock.Coder.STORED && !isNamed;
        boolean fits = keepsLength
                ? stored == plainBytes
                : stored <= plainBytes && stored * Container.MAX_EXPANSION >= leastFiltered;
        if (!fits) {
            throw in.corrupt("stored tensor %d has %d stored bytes (%s) for %d bytes of values"
                    .formatted(index, stored, block.codec(), plainBytes));
        }
    }
}
