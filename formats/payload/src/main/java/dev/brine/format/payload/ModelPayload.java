package dev.brine.format.payload;

import dev.brine.manifest.Manifest;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/**
 * A saved model as plain arrays, for libraries that write object graphs: the manifest's bytes, and the heap chunks of the
 * tensors that it describes, in its order, none for a tensor without elements.
 *
 * <p><b>Ownership.</b> The arrays are shared with the tensors, never copied, except where a tensor is mapped or strided.
 */
public final class ModelPayload implements Serializable {
    /** The most bytes that one chunk holds: 1 GiB, so that no byte count of an array overflows an {@code int}. */
    public static final int MAX_CHUNK_BYTES = 1 << 30;

    private static final long serialVersionUID = 1L;

    private final byte[] manifest;
    private final Object[] chunks;

    private ModelPayload(byte[] manifest, Object[] chunks) {
        this.manifest = manifest;
        this.chunks = chunks;
    }

    /** Returns a payload over arrays that a library read; nothing is checked before {@link PayloadFormat} decodes it. */
    public static ModelPayload of(byte[] manifest, Object[] chunks) {
        return new ModelPayload(manifest, chunks);
    }

    /** Returns the payload of a model. */
    public static ModelPayload of(Manifest manifest) {
        List<Object> chunks = new ArrayList<>();
        for (Tensor tensor : manifest.tensors()) {
            HeapTensor heap = HeapTensor.copyOf(tensor);
            for (int i = 0; i < heap.chunkCount(); i++) {
                chunks.add(heap.chunk(i));
            }
        }
        return new ModelPayload(manifest.bytes(), chunks.toArray());
    }

    /**
     * Returns this payload for a library that writes every NaN as the canonical one: a {@code float[]} or {@code double[]}
     * with another NaN in it is replaced by an {@code int[]} or {@code long[]} of its bits, all others are shared.
     */
    public ModelPayload keepingNanBits() {
        Object[] kept = new Object[chunks.length];
        for (int i = 0; i < chunks.length; i++) {
            kept[i] = NanBits.keep(chunks[i]);
        }
        return new ModelPayload(manifest, kept);
    }

    /** Returns the manifest's bytes, shared. */
    public byte[] manifest() {
        return manifest;
    }

    /** Returns the chunks, shared: arrays of {@code byte, short, int, long, float} or {@code double}. */
    public Object[] chunks() {
        return chunks;
    }

    /** Returns the bytes of the manifest and of all chunks, as they lie in memory. */
    public long byteSize() {
        long byteSize = manifest.length;
        for (Object chunk : chunks) {
            byteSize += (long) Array.getLength(chunk) * elementBytes(chunk.getClass());
        }
        return byteSize;
    }

    /**
     * Returns the bytes of one element of a class of arrays that a chunk may have.
     *
     * @throws IllegalArgumentException if no chunk has that class
     */
    public static int elementBytes(Class<?> arrayClass) {
        for (ElementType type : ElementType.values()) {
            if (type.arrayClass() == arrayClass) {
                return type.byteSize();
            }
        }
        throw new IllegalArgumentException("no chunk is a %s".formatted(arrayClass.getTypeName()));
    }
}
