package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import dev.brine.format.StoredSize;
import dev.brine.manifest.StoredPart;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A tensor whose chunks are its elements as they are: from {@code fileOffset} on, one every {@link #strideBytes()}.
 *
 * @param chunkElements elements of every chunk but the last
 * @param checksums CRC32C of each chunk, little-endian, position 0
 */
record RawTensor(
        int index,
        ElementType elementType,
        Shape shape,
        long fileOffset,
        int chunkElements,
        int chunkCount,
        ByteBuffer checksums)
        implements StoredTensor {

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

    long chunkOffset(int chunk) {
        return fileOffset + chunk * strideBytes();
    }

    int chunkBytes(int chunk) {
        return (int) Math.min(fullChunkBytes(), byteSize() - (long) chunk * fullChunkBytes());
    }

    /** Checks rule 20: that {@code actual} is the checksum of a chunk. */
    void checkChecksum(int chunk, CRC32C actual, InputFile file) throws CorruptModelException {
        int expected = checksums.getInt(chunk * Integer.BYTES);
        if ((int) actual.getValue() != expected) {
            throw file.corrupt(
                    "checksum of chunk %d of stored tensor %d is %08x, expected %08x; the file is damaged"
                            .formatted(chunk, index, actual.getValue(), expected),
                    chunkOffset(chunk));
        }
    }

    @Override
    public long endOffset() {
        if (chunkCount == 0) {
            return fileOffset;
        }
        int last = chunkCount - 1;
        return Container.alignUp(chunkOffset(last) + chunkBytes(last));
    }

    @Override
    public List<StoredSize> sizes(StoredPart part) {
        return List.of(new StoredSize(part.path(), byteSize(), byteSize(), "raw"));
    }
}
