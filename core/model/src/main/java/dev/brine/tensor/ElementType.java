package dev.brine.tensor;

/** Says what one element of a tensor is: its width in bytes, its stable code in files and the Java array that carries it. */
public enum ElementType {
    /** Signed 8-bit integer, carried by {@code byte[]}. */
    I8(1, 1),
    /** Signed 16-bit integer, carried by {@code short[]}. */
    I16(2, 2),
    /** Signed 32-bit integer, carried by {@code int[]}. */
    I32(3, 4),
    /** Signed 64-bit integer, carried by {@code long[]}. */
    I64(4, 8),
    /** Unsigned 8-bit integer, carried by {@code byte[]}. */
    U8(5, 1),
    /** Truth value, one byte, 0 or 1, carried by {@code byte[]}. */
    BOOL(6, 1),
    /** IEEE 754 binary16, its bits carried by {@code short[]}. */
    F16(7, 2),
    /** The upper 16 bits of an IEEE 754 binary32 (bfloat16), carried by {@code short[]}. */
    BF16(8, 2),
    /** IEEE 754 binary32, carried by {@code float[]}. */
    F32(9, 4),
    /** IEEE 754 binary64, carried by {@code double[]}. */
    F64(10, 8);

    private static final int CHUNK_BYTES = 1 << 30;

    private final int code;
    private final int byteSize;

    ElementType(int code, int byteSize) {
        this.code = code;
        this.byteSize = byteSize;
    }

    /** Returns the number that stands for this type in files; it never changes. */
    public int code() {
        return code;
    }

    /** Returns the bytes of one element. */
    public int byteSize() {
        return byteSize;
    }

    /** Returns how many elements one heap array of a chunked tensor holds at most: 1 GiB worth, a power of two. */
    public int maxChunkElements() {
        return CHUNK_BYTES / byteSize;
    }

    /** Returns whether the elements are floating-point numbers. */
    public boolean isFloatingPoint() {
        return switch (this) {
            case F16, BF16, F32, F64 -> true;
            case I8, I16, I32, I64, U8, BOOL -> false;
        };
    }

    /** Returns the class of the primitive array that carries elements of this type on the heap. */
    public Class<?> arrayClass() {
        return switch (this) {
            case I8, U8, BOOL -> byte[].class;
            case I16, F16, BF16 -> short[].class;
            case I32 -> int[].class;
            case I64 -> long[].class;
            case F32 -> float[].class;
            case F64 -> double[].class;
        };
    }

    /**
     * Returns the type with the given code.
     *
     * @throws IllegalArgumentException if no type has it
     */
    public static ElementType ofCode(int code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "unknown element type code %d, expected 1 to %d".formatted(code, values().length));
    }
}
