package dev.brine.format.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.format.payload.ModelPayload;
import java.io.IOException;
import java.lang.reflect.Array;

/**
 * Writes and reads a primitive array with the same bytes as Kryo's own serializer, in Kryo's bulk calls, but asks whether
 * the length may be believed before Kryo allocates. Always the whole array: Kryo's unsafe streams ignore offset and count,
 * and count bytes in an {@code int}.
 */
final class ChunkSerializer extends Serializer<Object> {
    private final Class<?> type;
    private final int elementBytes;
    private final Allowance allowance;

    ChunkSerializer(Class<?> type, Allowance allowance) {
        this.type = type;
        this.elementBytes = ModelPayload.elementBytes(type);
        this.allowance = allowance;
    }

    /** Says whether an array may be allocated. */
    @FunctionalInterface
    interface Allowance {
        void check(Class<?> type, int length, int leastBytes) throws IOException;
    }

    @Override
    public void write(Kryo kryo, Output output, Object array) {
        int length = Array.getLength(array);
        requireWithinCap(length, elementBytes);
        output.writeVarInt(length + 1, true);
        if (array instanceof byte[] bytes) {
            output.writeBytes(bytes);
        } else if (array instanceof short[] shorts) {
            output.writeShorts(shorts, 0, length);
        } else if (array instanceof int[] ints) {
            output.writeInts(ints, 0, length, false);
        } else if (array instanceof long[] longs) {
            output.writeLongs(longs, 0, length, false);
        } else if (array instanceof float[] floats) {
            output.writeFloats(floats, 0, length);
        } else {
            output.writeDoubles((double[]) array, 0, length);
        }
    }

    /** Refuses more bytes than Kryo can count; it would copy past the end of the array. */
    static void requireWithinCap(int length, int elementBytes) {
        if (length > ModelPayload.MAX_CHUNK_BYTES / elementBytes) {
            throw new KryoException("array of %d elements of %d bytes, expected at most %d bytes"
                    .formatted(length, elementBytes, ModelPayload.MAX_CHUNK_BYTES));
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> arrayClass) {
        int length = input.readVarInt(true) - 1;
        try {
            allowance.check(type, length, leastBytes(input));
        } catch (IOException e) {
            throw new KryoException(e);
        }
        if (type == byte[].class) {
            return input.readBytes(length);
        } else if (type == short[].class) {
            return input.readShorts(length);
        } else if (type == int[].class) {
            return input.readInts(length, false);
        } else if (type == long[].class) {
            return input.readLongs(length, false);
        } else if (type == float[].class) {
            return input.readFloats(length);
        }
        return input.readDoubles(length);
    }

    private int leastBytes(Input input) {
        boolean isVariable = input.getVariableLengthEncoding() && (type == int[].class || type == long[].class);
        return isVariable ? 1 : elementBytes;
    }
}
