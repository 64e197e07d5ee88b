package dev.brine.format.mmap;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import java.util.List;

/**
 * Where a tensor's coded chunks lie: dictionaries first, then chunk after chunk, without gaps.
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
        List<CodedDictionary> dictionaries,
        List<CodedChunk> chunks)
        implements TableEntry {

    /** Returns the index of a chunk's first element. */
    long firstElement(int chunk) {
        return (long) chunk * chunkRows * (layout.rowBytes() / elementType.byteSize());
    }

    @Override
    public long endOffset() {
        return Container.alignUp(fileOffset + storedBytes);
    }
}
