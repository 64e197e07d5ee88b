package dev.brine.format.testkit;

import dev.brine.model.ModelState;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.TensorBuilder;
import java.util.Random;

/** Tensors whose bits, shapes or chunks are easy to get wrong. */
final class SampleTensors {
    private static final int TINY_CHUNK_ELEMENTS = 4;

    private SampleTensors() {}

    /** Adds tensors that hold the extremes of a type, alone and repeated to odd lengths. */
    static ModelState addEdgeCases(ModelState.Builder state, ElementType type) {
        long[] bits = edgeCases(type);
        state.tensor("edge cases", ofBits(type, Shape.of(bits.length), bits, type.maxChunkElements()));
        for (int length : new int[] {1, 2, 3, 7, 4095, 4096, 4097}) {
            long[] repeated = new long[length];
            for (int i = 0; i < length; i++) {
                repeated[i] = bits[(i * 31 + i / bits.length) % bits.length];
            }
            state.tensor("length " + length, ofBits(type, Shape.of(length), repeated, type.maxChunkElements()));
        }
        return state.build();
    }

    private static long[] edgeCases(ElementType type) {
        return switch (type) {
            case I8, U8 -> new long[] {0, 1, 0x7f, 0x80, 0xff};
            case I16 -> new long[] {0, 1, 0x7fff, 0x8000, 0xffff, 0x0102};
            case I32 -> new long[] {0, 1, 0x7fffffffL, 0x80000000L, 0xffffffffL, 0x01020304L};
            case I64 -> new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1, (1L << 53) + 1};
            case BOOL -> new long[] {0, 1, 1, 0, 0};
            case F16 -> new long[] {0, 0x8000, 0x3c00, 0x7c00, 0xfc00, 0x7e00, 0x7c01, 0xfe2a, 1, 0x83ff, 0x7bff};
            case BF16 -> new long[] {0, 0x8000, 0x3f80, 0x7f80, 0xff80, 0x7fc0, 0x7f81, 0xffaa, 1, 0x807f, 0x7f7f};
            case F32 ->
                new long[] {
                    0,
                    0x80000000L,
                    0x3f800000L,
                    0x7f800000L,
                    0xff800000L,
                    0x7fc00000L,
                    0x7f800001L,
                    0xffc12345L,
                    1,
                    0x807fffffL,
                    0x7f7fffffL,
                    0x3dcccccdL
                };
            case F64 ->
                new long[] {
                    0,
                    Long.MIN_VALUE,
                    Double.doubleToRawLongBits(0.1),
                    Double.doubleToRawLongBits(2e-308),
                    0x7ff0000000000000L,
                    0xfff0000000000000L,
                    0x7ff8000000000000L,
                    0x7ff0000000000001L,
                    0xfff8123456789abcL,
                    1,
                    0x800fffffffffffffL,
                    0x7fefffffffffffffL
                };
        };
    }

    /** Adds ranks 0 to 5, dimensions of length zero, and a huge dimension beside one of zero. */
    static ModelState addShapes(ModelState.Builder state) {
        long[][] shapes = {
            {}, {0}, {1}, {3}, {0, 5}, {5, 0}, {2, 3}, {1, 1, 1}, {2, 0, 3}, {2, 1, 3, 1, 2}, {0, Long.MAX_VALUE}
        };
        for (long[] dimensions : shapes) {
            Shape shape = Shape.of(dimensions);
            long[] bits = new long[(int) shape.elementCount()];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = Float.floatToRawIntBits(i + 0.5f);
            }
            state.tensor("f32 " + shape, ofBits(ElementType.F32, shape, bits, ElementType.F32.maxChunkElements()));
            state.tensor("u8 " + shape, ofBits(ElementType.U8, shape, bits, ElementType.U8.maxChunkElements()));
        }
        return state.build();
    }

    /** Adds tensors in chunks of four elements, one element below, at and above the edge of a chunk. */
    static ModelState addChunkEdges(ModelState.Builder state) {
        for (ElementType type : ElementType.values()) {
            long[] edgeCases = edgeCases(type);
            for (int length : new int[] {1, 3, 4, 5, 7, 8, 9, 33}) {
                long[] bits = new long[length];
                for (int i = 0; i < length; i++) {
                    bits[i] = edgeCases[i % edgeCases.length];
                }
                state.tensor(type + " " + length, ofBits(type, Shape.of(length), bits, TINY_CHUNK_ELEMENTS));
            }
        }
        return state.build();
    }

    static HeapTensor ofBits(ElementType type, Shape shape, long[] bits, int chunkElements) {
        TensorBuilder builder = TensorBuilder.exact(type, shape, chunkElements);
        for (long element : bits) {
            builder.putBits(element);
        }
        return builder.build();
    }

    static HeapTensor bytes(ElementType type, byte[] values) {
        return HeapTensor.ofChunks(type, Shape.of(values.length), new Object[] {values}, type.maxChunkElements());
    }

    static HeapTensor shorts(ElementType type, short[] values) {
        return HeapTensor.ofChunks(type, Shape.of(values.length), new Object[] {values}, type.maxChunkElements());
    }

    static float[] randomFloats(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
