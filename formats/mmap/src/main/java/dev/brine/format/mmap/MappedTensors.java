package dev.brine.format.mmap;

import dev.brine.tensor.CheckedTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.MappedTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Maps raw chunks and makes tensors of windows on them. A mapping starts at the first window that the one before it does
 * not hold and reaches as far as Java can map; a file of less than 2 GiB is one mapping. No element is read.
 */
final class MappedTensors {
    private static final int MAX_WINDOW_BYTES = 1 << 30;
    private static final int COPIED_BYTES = 64 << 10;

    private final InputFile file;
    private final FileChannel channel;
    private final long dataEnd;
    private final long maxMappingBytes;
    private final MappedRegion region;
    private long mappingOffset;
    private @Nullable MappedByteBuffer mapping;

    MappedTensors(InputFile file, long dataEnd, MappedRegion region) {
        this(file, dataEnd, region, Integer.MAX_VALUE);
    }

    /** Maps at most {@code maxMappingBytes} at once, or one window. */
    MappedTensors(InputFile file, long dataEnd, MappedRegion region, long maxMappingBytes) {
        this.file = file;
        this.channel = (FileChannel) file.channel();
        this.dataEnd = dataEnd;
        this.region = region;
        this.maxMappingBytes = maxMappingBytes;
    }

    /** Returns a tensor whose chunks are checked at their first touch. */
    CheckedTensor checked(RawTensor stored) throws IOException {
        return CheckedTensor.of(
                tensor(stored), stored.chunkElements(), (chunk, elements) -> check(stored, chunk, elements));
    }

    /** Copies first: a fault of the mapping is an InternalError in a copy, but the JVM's end inside a checksum. */
    private void check(RawTensor stored, int chunk, ByteBuffer elements) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] copy = new byte[Math.min(COPIED_BYTES, elements.remaining())];
        while (elements.hasRemaining()) {
            int count = Math.min(copy.length, elements.remaining());
            elements.get(copy, 0, count);
            checksum.update(copy, 0, count);
        }
        stored.checkChecksum(chunk, checksum, file);
    }

    /** Returns a tensor whose chunks are not checked. */
    MappedTensor tensor(RawTensor stored) throws IOException {
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
    private int windowElements(RawTensor stored) {
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
