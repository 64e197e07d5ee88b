package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.error.UnsupportedModelException;
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
    /** Bytes that a file of any size may decode to. */
    private static final long FREE_DECODED_BYTES = 64 << 20;

    private final boolean hasCodecs;
    private final long fileBytes;
    private final ByteBuffer bytes;
    private final BinaryInput in;
    private final ReadBudget budget;
    private final boolean isLoaded;
    private final long dataEnd;
    private final List<StoredTensor> tensors = new ArrayList<>();
    private final int tensorCount;
    private long nextOffset = ContainerHeader.BYTES;
    private long decodedBytes;

    /**
     * Starts at the table's count, {@code start} bytes into the manifest.
     *
     * @param isLoaded whether every tensor is read onto the heap when the file is opened
     */
    ChunkTable(ContainerIndex index, int start, InputFile file, boolean isLoaded) throws CorruptModelException {
        ByteBuffer manifest = index.manifest();
        this.hasCodecs = index.effort() != Effort.RAW;
        this.fileBytes = index.footer().fileBytes();
        this.dataEnd = index.footer().manifestOffset();
        this.bytes = manifest.slice(start, manifest.limit() - start).order(ByteOrder.LITTLE_ENDIAN);
        this.in = new BinaryInput(bytes, file.name(), dataEnd + start);
        this.budget = new ReadBudget(file.limits(), file.name());
        this.isLoaded = isLoaded;
        this.tensorCount = in.getCount("stored tensors", Container.TABLE_ENTRY_BYTES);
    }

    /** Returns the next tensor, once rules 12 to 17 and 22 to 29 and the limits hold for it. */
    StoredTensor next(ElementType elementType, Shape shape) throws ModelFormatException {
        int index = tensors.size();
        if (index == tensorCount) {
            throw in.corrupt("chunk table has %d tensors, the manifest describes more".formatted(tensorCount));
        }
        long fileOffset = in.getLong("offset of tensor");
        int storage = in.getInt("storage of tensor");
        checkStorage(index, storage);
        int chunkLength = in.getInt("length of chunks");
        if (storage == Container.STORAGE_RAW) {
            checkChunkElements(index, chunkLength, elementType);
        }
        int chunkCount = in.getCount("chunks", Integer.BYTES);
        checkStart(index, fileOffset);
        StoredTensor tensor = storage == Container.STORAGE_RAW
                ? rawTensor(index, elementType, shape, chunkLength, chunkCount)
                : new CodedEntryReader(in, index, elementType, shape, fileOffset).read(chunkLength, chunkCount);
        checkEnd(tensor);
        checkLimits(tensor);
        nextOffset = tensor.endOffset();
        tensors.add(tensor);
        return tensor;
    }

    private RawTensor rawTensor(int index, ElementType elementType, Shape shape, int chunkElements, int chunkCount)
            throws CorruptModelException {
        checkChunkCount(index, chunkCount, chunkElements, shape);
        ByteBuffer checksums = take("chunk checksums", (long) chunkCount * Integer.BYTES);
        return new RawTensor(index, elementType, shape, nextOffset, chunkElements, chunkCount, checksums);
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

    private void checkStorage(int index, int storage) throws ModelFormatException {
        if (storage != Container.STORAGE_RAW && storage != Container.STORAGE_CODED) {
            throw new UnsupportedModelException(
                    "stored tensor %d has storage %d, this release reads %d (raw) and %d (codecs); use a newer release"
                            .formatted(
                                    index,
                                    Integer.toUnsignedLong(storage),
                                    Container.STORAGE_RAW,
                                    Container.STORAGE_CODED),
                    in.source());
        }
        if (storage == Container.STORAGE_CODED && !hasCodecs) {
            throw in.corrupt("stored tensor %d has codecs, which the header's required flags deny".formatted(index));
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

    /** Counts what the tensors take of the heap, and what those with codecs decode to, before anything is allocated. */
    private void checkLimits(StoredTensor tensor) throws LimitExceededException {
        if (isLoaded) {
            budget.count(ReadLimit.HEAP_TENSOR_BYTES, tensor.byteSize(), tensor.fileOffset());
        }
        if (tensor instanceof CodedTensor) {
            decodedBytes += tensor.byteSize();
            long ratio = Math.max(0, decodedBytes - FREE_DECODED_BYTES) / fileBytes;
            budget.check(ReadLimit.EXPANSION, ratio, tensor.fileOffset());
        }
    }

    private ByteBuffer take(String what, long byteCount) throws CorruptModelException {
        int from = bytes.capacity() - in.remaining();
        if (byteCount > in.remaining()) {
            throw in.corrupt("%s need %d bytes, %d are left".formatted(what, byteCount, in.remaining()));
        }
        in.skip(what, (int) byteCount);
        return bytes.slice(from, (int) byteCount).order(ByteOrder.LITTLE_ENDIAN);
    }
}
