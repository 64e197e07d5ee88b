package dev.brine.format.mmap;

import dev.brine.format.CorruptModelException;
import dev.brine.format.ModelFormatException;
import dev.brine.format.UnsupportedModelException;
import dev.brine.internal.BinaryInput;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the chunk table, entry by entry as the manifest describes tensors, and checks that their chunks tile the data
 * area: in order, each at the next 64-byte boundary, none left over. The checksums of chunks are not parsed, only
 * skipped, so an entry costs the same for a tensor of any size.
 */
final class ChunkTable {
    private final ByteBuffer bytes;
    private final BinaryInput in;
    private final long dataEnd;
    private final List<StoredTensor> tensors = new ArrayList<>();
    private final int tensorCount;
    private long nextOffset = ContainerHeader.BYTES;

    /**
     * Starts at the table's count.
     *
     * @param bytes the table, from position to limit
     * @param fileOffset where it lies in the file
     * @param dataEnd where the last chunk's padding must end
     */
    ChunkTable(ByteBuffer bytes, String source, long fileOffset, long dataEnd) throws CorruptModelException {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.in = new BinaryInput(bytes, source, fileOffset);
        this.dataEnd = dataEnd;
        this.tensorCount = in.getCount("stored tensors", Container.TABLE_ENTRY_BYTES);
    }

    /** Returns the next tensor's place, once rules 12 to 17 hold for it. */
    StoredTensor next(ElementType elementType, Shape shape) throws ModelFormatException {
        int index = tensors.size();
        if (index == tensorCount) {
            throw in.corrupt("chunk table has %d tensors, the manifest describes more".formatted(tensorCount));
        }
        long fileOffset = in.getLong("offset of tensor");
        checkStorage(index, in.getInt("storage of tensor"));
        int chunkElements = in.getInt("elements per chunk");
        checkChunkElements(index, chunkElements, elementType);
        int chunkCount = in.getCount("chunks", Integer.BYTES);
        checkChunkCount(index, chunkCount, chunkElements, shape);
        checkStart(index, fileOffset);
        ByteBuffer checksums = takeChecksums(chunkCount);
        StoredTensor tensor =
                new StoredTensor(index, elementType, shape, fileOffset, chunkElements, chunkCount, checksums);
        checkEnd(tensor);
        nextOffset = tensor.endOffset();
        tensors.add(tensor);
        return tensor;
    }

    /** Returns all tensors, once rules 12, 18 and 19 hold. */
    List<StoredTensor> finish() throws CorruptModelException {
        if (tensors.size() != tensorCount) {
            throw in.corrupt(
                    "chunk table has %d tensors, the manifest describes %d".formatted(tensorCount, tensors.size()));
        }
        if (in.remaining() != 0) {
            throw in.corrupt("%d bytes follow the chunk table".formatted(in.remaining()));
        }
        if (nextOffset != dataEnd) {
            throw new CorruptModelException(
                    "%d bytes between the last chunk and the manifest belong to no tensor"
                            .formatted(dataEnd - nextOffset),
                    in.source(),
                    nextOffset);
        }
        return List.copyOf(tensors);
    }

    private void checkStorage(int index, int storage) throws UnsupportedModelException {
        if (storage != Container.STORAGE_RAW) {
            throw new UnsupportedModelException(
                    "stored tensor %d has storage %d, this release reads %d (raw); use a newer release"
                            .formatted(index, Integer.toUnsignedLong(storage), Container.STORAGE_RAW),
                    in.source());
        }
    }

    private void checkChunkElements(int index, int chunkElements, ElementType elementType)
            throws CorruptModelException {
        long chunkBytes = Integer.toUnsignedLong(chunkElements) * elementType.byteSize();
        boolean inRange = chunkBytes >= Container.MIN_CHUNK_BYTES && chunkBytes <= Container.MAX_CHUNK_BYTES;
        if (!inRange || Long.bitCount(chunkBytes) != 1) {
            throw in.corrupt("stored tensor %d has chunks of %d bytes, expected a power of two from %d to %d"
                    .formatted(index, chunkBytes, Container.MIN_CHUNK_BYTES, Container.MAX_CHUNK_BYTES));
        }
    }

    private void checkChunkCount(int index, int chunkCount, int chunkElements, Shape shape)
            throws CorruptModelException {
        long elementCount = shape.elementCount();
        long expected = elementCount == 0 ? 0 : (elementCount - 1) / chunkElements + 1;
        if (chunkCount != expected) {
            throw in.corrupt("stored tensor %d has %d chunks, its %d elements take %d"
                    .formatted(index, chunkCount, elementCount, expected));
        }
    }

    private void checkStart(int index, long fileOffset) throws CorruptModelException {
        if (fileOffset != nextOffset) {
            throw in.corrupt(
                    "stored tensor %d starts at offset %d, expected %d".formatted(index, fileOffset, nextOffset));
        }
    }

    private void checkEnd(StoredTensor tensor) throws CorruptModelException {
        if (tensor.endOffset() > dataEnd) {
            throw in.corrupt("stored tensor %d ends at offset %d, the manifest starts at %d"
                    .formatted(tensor.index(), tensor.endOffset(), dataEnd));
        }
    }

    private ByteBuffer takeChecksums(int chunkCount) throws CorruptModelException {
        int from = bytes.capacity() - in.remaining();
        in.skip("chunk checksums", chunkCount * Integer.BYTES);
        return bytes.slice(from, chunkCount * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
