package dev.brine.format.json;

import java.util.OptionalLong;

/** Narrows a finite binary32 to 16 bits where that loses nothing. */
final class HalfBits {
    private static final int F32_FRACTION_BITS = 23;
    private static final int F16_FRACTION_BITS = 10;
    private static final int DROPPED_BITS = F32_FRACTION_BITS - F16_FRACTION_BITS;
    private static final int F16_MIN_EXPONENT = -14;
    private static final int F16_MAX_EXPONENT = 15;
    private static final int F16_BIAS = 15;
    private static final float F16_SMALLEST = 0x1p-24f;

    private HalfBits() {}

    static OptionalLong ofBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (bits & 0xffff) == 0 ? OptionalLong.of(bits >>> 16) : OptionalLong.empty();
    }

    static OptionalLong ofBinary16(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int exponent = Math.getExponent(value);
        if (exponent < F16_MIN_EXPONENT) {
            float steps = Math.abs(value) / F16_SMALLEST;
            return steps == (int) steps ? OptionalLong.of(sign | (int) steps) : OptionalLong.empty();
        }
        if (exponent > F16_MAX_EXPONENT || (bits & ((1 << DROPPED_BITS) - 1)) != 0) {
            return OptionalLong.empty();
        }
        int fraction = (bits >>> DROPPED_BITS) & ((1 << F16_FRACTION_BITS) - 1);
        return OptionalLong.of(sign | (exponent + F16_BIAS) << F16_FRACTION_BITS | fraction);
    }
}
