package dev.brine.format.mmap;

import dev.brine.format.StoredSize;
import dev.brine.manifest.StoredPart;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A tensor whose chunks have codecs: dictionaries first, then chunk after chunk, without gaps.
 *
 * @param storedBytes what they take in the file, without the padding at the end
 * @param layout the columns of a row
 * @param chunkRows rows of every chunk but the last
 * @param dictionaries one for each column
 */
record CodedTensor(
        int index,
        ElementType elementType,
        Shape shape,
        long fileOffset,
        long storedBytes,
        RowLayout layout,
        int chunkRows,
        List<Dictionary> dictionaries,
        List<Chunk> chunks)
        implements StoredTensor {

    /**
     * Values of a column that its chunks name by their place, as they lie in the file.
     *
     * @param size how many; 0 where there is no dictionary
     */
    record Dictionary(int size, int checksum, CodedBlock block, long fileOffset) {
        static final Dictionary NONE =
                new Dictionary(0, 0, new CodedBlock(CodedBlock.Filter.NONE, CodedBlock.Coder.STORED, 0), -1);
    }

    /**
     * A chunk whose columns have a codec each.
     *
     * @param fileOffset where the first column starts; the others follow without a gap
     * @param storedBytes of all columns
     * @param checksum CRC32C of the stored bytes
     * @param blocks the columns
     */
    record Chunk(long fileOffset, int storedBytes, int rowCount, int checksum, List<CodedBlock> blocks) {}

    /** Returns the index of a chunk's first element. */
    long firstElement(int chunk) {
        return (long) chunk * chunkRows * (layout.rowBytes() / elementType.byteSize());
    }

    @Override
    public long endOffset() {
        return Container.alignUp(fileOffset + storedBytes);
    }

    @Override
    public List<StoredSize> sizes(StoredPart part) {
        int columnCount = layout.columnCount();
        boolean areNamed = columnCount > 1 && part.columns().size() == columnCount;
        return IntStream.range(0, columnCount)
                .mapToObj(column -> size(
                        areNamed
                                ? part.path() + "." + part.columns().get(column).name()
                                : part.path(),
                        column))
                .toList();
    }

    private StoredSize size(String path, int column) {
        long values = 0;
        long columnBytes = dictionaries.get(column).block().storedBytes();
        TreeSet<String> codecs = new TreeSet<>();
        for (Chunk chunk : chunks) {
            CodedBlock block = chunk.blocks().get(column);
            values += chunk.rowCount();
            columnBytes += block.storedBytes();
            codecs.add(block.codec());
        }
        return new StoredSize(path, values * layout.width(column), columnBytes, String.join("/", codecs));
    }
}
