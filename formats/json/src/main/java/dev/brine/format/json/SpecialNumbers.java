package dev.brine.format.json;

import dev.brine.tensor.ElementType;
import java.util.HexFormat;
import java.util.OptionalLong;

/** The floating-point values that are no JSON numbers, as texts: {@code NaN}, infinities, and other NaN by their bits. */
final class SpecialNumbers {
    private static final int BITS_PER_HEX_DIGIT = 4;

    private SpecialNumbers() {}

    /** Returns the text of a NaN or an infinity. */
    static String text(ElementType type, long bits) {
        long infinity = infinity(type);
        if (bits == quietNan(type)) {
            return Document.NAN;
        }
        if (bits == infinity) {
            return Document.INFINITY;
        }
        return bits == (infinity | sign(type))
                ? Document.NEGATIVE_INFINITY
                : Document.BITS_PREFIX + HexFormat.of().toHexDigits(bits, hexDigits(type));
    }

    /** Returns the bits of a text that {@link #text} makes; empty for any other. */
    static OptionalLong bits(ElementType type, String text) {
        return switch (text) {
            case Document.NAN -> OptionalLong.of(quietNan(type));
            case Document.INFINITY -> OptionalLong.of(infinity(type));
            case Document.NEGATIVE_INFINITY -> OptionalLong.of(infinity(type) | sign(type));
            default -> nanBits(type, text);
        };
    }

    private static OptionalLong nanBits(ElementType type, String text) {
        int digits = hexDigits(type);
        int start = Document.BITS_PREFIX.length();
        if (!text.startsWith(Document.BITS_PREFIX) || text.length() != start + digits) {
            return OptionalLong.empty();
        }
        if (!text.chars().skip(start).allMatch(HexFormat::isHexDigit)) {
            return OptionalLong.empty();
        }
        long bits = HexFormat.fromHexDigitsToLong(text, start, start + digits);
        boolean isNan = Long.compareUnsigned(bits & ~sign(type), infinity(type)) > 0;
        return isNan ? OptionalLong.of(bits) : OptionalLong.empty();
    }

    private static int hexDigits(ElementType type) {
        return type.byteSize() * Byte.SIZE / BITS_PER_HEX_DIGIT;
    }

    private static long sign(ElementType type) {
        return 1L << (type.byteSize() * Byte.SIZE - 1);
    }

    /** Returns the infinity with the highest fraction bit set. */
    private static long quietNan(ElementType type) {
        long infinity = infinity(type);
        return infinity | Long.lowestOneBit(infinity) >>> 1;
    }

    private static long infinity(ElementType type) {
        return switch (type) {
            case F16 -> 0x7c00L;
            case BF16 -> 0x7f80L;
            case F32 -> 0x7f800000L;
            case F64 -> 0x7ff0000000000000L;
            case I8, I16, I32, I64, U8, BOOL -> throw new IllegalArgumentException(type + " has no infinity");
        };
    }
}
