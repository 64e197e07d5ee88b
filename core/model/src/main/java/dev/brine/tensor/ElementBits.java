package dev.brine.tensor;

/** Turns the raw bits of an element into a number and back. */
final class ElementBits {
    private static final int F16_EXPONENT_BITS = 5;
    private static final int F16_FRACTION_BITS = 10;
    private static final int F16_MAX_EXPONENT = (1 << F16_EXPONENT_BITS) - 1;

    private ElementBits() {}

    static double toDouble(ElementType type, long bits) {
        return switch (type) {
            case I8, I16, I32, I64, U8, BOOL -> toLong(type, bits);
            case F16 -> halfToFloat((int) bits);
            case BF16 -> Float.intBitsToFloat((int) bits << 16);
            case F32 -> Float.intBitsToFloat((int) bits);
            case F64 -> Double.longBitsToDouble(bits);
        };
    }

    static long toLong(ElementType type, long bits) {
        return switch (type) {
            case I8 -> (byte) bits;
            case I16 -> (short) bits;
            case I32 -> (int) bits;
            case I64, U8, BOOL -> bits;
            case F16, BF16, F32, F64 ->
                throw new IllegalStateException("%s elements are not integers; read them as numbers".formatted(type));
        };
    }

    /** Widens IEEE 754 binary16 exactly; {@code Float.float16ToFloat} came with JDK 20. */
    private static float halfToFloat(int bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >>> F16_FRACTION_BITS) & F16_MAX_EXPONENT;
        int fraction = bits & ((1 << F16_FRACTION_BITS) - 1);
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wideExponent = exponent == F16_MAX_EXPONENT ? 0xff : exponent + (127 - 15);
        return Float.intBitsToFloat(sign | (wideExponent << 23) | (fraction << 13));
    }
}
