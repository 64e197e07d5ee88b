package dev.brine.format.payload;

import dev.brine.error.CorruptModelException;
import dev.brine.manifest.TensorSource;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deals a payload's chunks out to the tensors that the manifest describes; shares the arrays. */
final class ChunkTensors implements TensorSource {
    private final @Nullable Object[] chunks;
    private final String source;
    private int next;

    ChunkTensors(@Nullable Object[] chunks, String source) {
        this.chunks = chunks;
        this.source = source;
    }

    @Override
    public Tensor tensor(int index, ElementType elementType, Shape shape) throws CorruptModelException {
        List<Object> taken = new ArrayList<>();
        long missing = shape.elementCount();
        while (missing > 0) {
            Object chunk = nextChunk(index, elementType, missing);
            taken.add(chunk);
            missing -= Array.getLength(chunk);
        }
        int chunkElements = taken.size() < 2 ? elementType.maxChunkElements() : Array.getLength(taken.get(0));
        try {
            return HeapTensor.ofChunks(elementType, shape, taken.toArray(), chunkElements);
        } catch (IllegalArgumentException e) {
            throw new CorruptModelException("tensor %d: %s".formatted(index, e.getMessage()), source, -1, e);
        }
    }

    private Object nextChunk(int index, ElementType elementType, long missing) throws CorruptModelException {
        if (next == chunks.length) {
            throw corrupt("tensor %d lacks %d %s elements, all %d chunks are used"
                    .formatted(index, missing, elementType, next));
        }
        Object chunk = typed(chunks[next], elementType);
        int length = Array.getLength(chunk);
        if (length == 0 || length > missing) {
            throw corrupt(
                    "chunk %d has %d elements, expected 1 to %d for tensor %d".formatted(next, length, missing, index));
        }
        next++;
        return chunk;
    }

    private Object typed(@Nullable Object chunk, ElementType elementType) throws CorruptModelException {
        if (chunk != null && chunk.getClass() == elementType.arrayClass()) {
            return chunk;
        }
        if (elementType == ElementType.F32 && chunk instanceof int[] bits) {
            return NanBits.toFloats(bits);
        }
        if (elementType == ElementType.F64 && chunk instanceof long[] bits) {
            return NanBits.toDoubles(bits);
        }
        throw corrupt("chunk %d is %s, expected %s for %s elements"
                .formatted(
                        next,
                        chunk == null ? "null" : chunk.getClass().getTypeName(),
                        elementType.arrayClass().getTypeName(),
                        elementType));
    }

    /** Refuses chunks that no tensor took. */
    void requireAllTaken() throws CorruptModelException {
        if (next != chunks.length) {
            throw corrupt("%d chunks, but the manifest describes %d".formatted(chunks.length, next));
        }
    }

    private CorruptModelException corrupt(String reason) {
        return new CorruptModelException(reason, source, -1);
    }
}
