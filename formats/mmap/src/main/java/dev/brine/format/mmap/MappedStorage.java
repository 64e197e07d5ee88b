package dev.brine.format.mmap;

import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.MappedTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps chunks and makes tensors of windows on them. A mapping starts at the first window that the one before it does
 * not hold and reaches as far as Java can map; a file of less than 2 GiB is one mapping. No element is read.
 */
final class MappedStorage implements TensorStorage<StoredTensor> {
    private static final int MAX_WINDOW_BYTES = 1 << 30;

    private final FileChannel channel;
    private final long dataEnd;
    private final long maxMappingBytes;
    private final MappedRegion region;
    private long mappingOffset;
    private @Nullable MappedByteBuffer mapping;

    MappedStorage(FileChannel channel, long dataEnd, MappedRegion region) {
        this(channel, dataEnd, region, Integer.MAX_VALUE);
    }

    /** Maps at most {@code maxMappingBytes} at once, or one window. */
    MappedStorage(FileChannel channel, long dataEnd, MappedRegion region, long maxMappingBytes) {
        this.channel = channel;
        this.dataEnd = dataEnd;
        this.region = region;
        this.maxMappingBytes = maxMappingBytes;
    }

    @Override
    public MappedTensor tensor(StoredTensor stored) throws IOException {
        int windowElements = windowElements(stored);
        int width = stored.elementType().byteSize();
        long stride = stored.isContiguous() ? (long) windowElements * width : stored.strideBytes();
        List<ByteBuffer> windows = new ArrayList<>();
        long elementsLeft = stored.shape().elementCount();
        for (long offset = stored.fileOffset(); elementsLeft > 0; offset += stride) {
            int count = (int) Math.min(windowElements, elementsLeft);
            windows.add(window(offset, count * width));
            elementsLeft -= count;
        }
        return MappedTensor.of(stored.elementType(), stored.shape(), windows, windowElements, region);
    }

    /** Returns the elements that one window can hold: of many chunks where no padding lies between them. */
    private int windowElements(StoredTensor stored) {
        if (!stored.isContiguous()) {
            return stored.chunkElements();
        }
        return (int) Math.min(maxMappingBytes, MAX_WINDOW_BYTES) / stored.fullChunkBytes() * stored.chunkElements();
    }

    private ByteBuffer window(long offset, int byteCount) throws IOException {
        MappedByteBuffer current = mapping;
        if (current == null || offset + byteCount > mappingOffset + current.capacity()) {
            long mappedBytes = Math.max(byteCount, Math.min(dataEnd - offset, maxMappingBytes));
            current = region.map(channel, offset, mappedBytes);
            mapping = current;
            mappingOffset = offset;
        }
        return current.slice((int) (offset - mappingOffset), byteCount);
    }
}
