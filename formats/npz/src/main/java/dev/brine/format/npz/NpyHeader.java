package dev.brine.format.npz;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The header of an npy file, version 1.0: magic, version, length, and a Python dictionary that says type, order and
 * shape, padded so that the elements start at a multiple of 64 bytes. Rank 32 needs under 1 KiB, so version 2.0, for
 * headers past 64 KiB, never is.
 */
final class NpyHeader {
    static final String EXTENSION = ".npy";

    /** What NumPy 1 reads; NumPy 2 reads 64. */
    static final int MAX_RANK = 32;

    static final int ALIGNMENT_BYTES = 64;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int PREFIX_BYTES = MAGIC.length + Short.BYTES;

    private NpyHeader() {}

    /** Returns the bytes in front of the tensor's elements. */
    static byte[] of(Tensor tensor) {
        String dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
                .formatted(descr(tensor.elementType()), tuple(tensor.shape()));
        int used = PREFIX_BYTES + dictionary.length() + 1;
        int padding = -used & (ALIGNMENT_BYTES - 1);
        byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(PREFIX_BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    /** Returns whether the strides of an array of this shape are 64-bit numbers, which NumPy asks even of an empty one. */
    static boolean isAddressable(Tensor tensor) {
        try {
            long stride = tensor.elementType().byteSize();
            for (long dimension : tensor.shape().toArray()) {
                stride = Math.multiplyExact(stride, Math.max(1, dimension));
            }
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static String tuple(Shape shape) {
        String dimensions =
                Arrays.stream(shape.toArray()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return shape.rank() == 1 ? "(" + dimensions + ",)" : "(" + dimensions + ")";
    }

    /** Returns NumPy's name of the type. NumPy has none for BF16, whose bits go as unsigned integers. */
    private static String descr(ElementType type) {
        return switch (type) {
            case I8 -> "|i1";
            case I16 -> "<i2";
            case I32 -> "<i4";
            case I64 -> "<i8";
            case U8 -> "|u1";
            case BOOL -> "|b1";
            case F16 -> "<f2";
            case BF16 -> "<u2";
            case F32 -> "<f4";
            case F64 -> "<f8";
        };
    }
}
