package dev.brine.format.mmap;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import java.nio.ByteBuffer;

/**
 * Where a tensor's raw chunks lie: from {@code fileOffset} on, one every {@link #strideBytes()}.
 *
 * @param index of the tensor in the manifest's order, from 0
 * @param chunkElements elements of every chunk but the last
 * @param checksums CRC32C of each chunk, little-endian, position 0
 */
record StoredTensor(
        int index,
        ElementType elementType,
        Shape shape,
        long fileOffset,
        int chunkElements,
        int chunkCount,
        ByteBuffer checksums)
        implements TableEntry {

    /** Returns the bytes of every chunk but the last. */
    int fullChunkBytes() {
        return chunkElements * elementType.byteSize();
    }

    /** Returns the distance from a chunk to the next. */
    long strideBytes() {
        return Container.alignUp(fullChunkBytes());
    }

    /** Returns whether no padding lies between chunks, so that all elements lie one after another. */
    boolean isContiguous() {
        return chunkCount <= 1 || strideBytes() == fullChunkBytes();
    }

    long byteSize() {
        return shape.elementCount() * elementType.byteSize();
    }

    long chunkOffset(int chunk) {
        return fileOffset + chunk * strideBytes();
    }

    int chunkBytes(int chunk) {
        return (int) Math.min(fullChunkBytes(), byteSize() - (long) chunk * fullChunkBytes());
    }

    int checksum(int chunk) {
        return checksums.getInt(chunk * Integer.BYTES);
    }

    @Override
    public long endOffset() {
        if (chunkCount == 0) {
            return fileOffset;
        }
        int last = chunkCount - 1;
        return Container.alignUp(chunkOffset(last) + chunkBytes(last));
    }
}
