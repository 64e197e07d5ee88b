package dev.brine.tensor;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** Moves elements between little-endian bytes and the primitive arrays that carry them. */
final class ElementArrays {
    private ElementArrays() {}

    static Object newArray(ElementType elementType, int length) {
        return Array.newInstance(elementType.arrayClass().getComponentType(), length);
    }

    /** Copies elements from the buffer's position on; position and order of the buffer stay, its order is little-endian. */
    static void get(ElementType elementType, ByteBuffer source, Object array, int from, int count) {
        switch (elementType) {
            case I8, U8, BOOL -> source.slice().get((byte[]) array, from, count);
            case I16, F16, BF16 -> source.asShortBuffer().get((short[]) array, from, count);
            case I32 -> source.asIntBuffer().get((int[]) array, from, count);
            case I64 -> source.asLongBuffer().get((long[]) array, from, count);
            case F32 -> source.asFloatBuffer().get((float[]) array, from, count);
            case F64 -> source.asDoubleBuffer().get((double[]) array, from, count);
        }
    }
}
