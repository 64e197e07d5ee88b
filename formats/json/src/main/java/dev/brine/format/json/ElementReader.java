package dev.brine.format.json;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.error.UnsupportedModelException;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.TensorBuilder;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the flat array of a tensor's elements straight into the arrays that carry them. */
final class ElementReader {
    /** What one element may take with the white space around it. */
    private static final int MAX_TEXT_BYTES_PER_ELEMENT = 256;

    private final JsonInput in;
    private final JsonParser parser;

    ElementReader(JsonInput in) {
        this.in = in;
        this.parser = in.parser();
    }

    /** Counts a tensor that is about to be made; while it grows it takes the smaller array that it grew out of, too. */
    void announce(ElementType type, Shape shape) throws ModelFormatException {
        ReadBudget budget = in.budget();
        long elementCount = shape.elementCount();
        budget.countTensor(elementCount, type.byteSize(), in.offset());
        long bytes = budget.count(ReadLimit.HEAP_TENSOR_BYTES, elementCount * type.byteSize(), in.offset());
        long outgrown = Long.highestOneBit(Math.max(0, Math.min(elementCount, type.maxChunkElements()) - 1));
        budget.check(ReadLimit.HEAP_TENSOR_BYTES, bytes + outgrown * type.byteSize(), in.offset());
    }

    /** Reads the array that the input is at. */
    HeapTensor read(String name, ElementType type, Shape shape) throws ModelFormatException {
        announce(type, shape);
        in.startArray("data of tensor '%s'".formatted(JsonInput.shown(name)));
        long start = in.offset();
        long elements = shape.elementCount();
        boolean fits = elements < Long.MAX_VALUE / MAX_TEXT_BYTES_PER_ELEMENT;
        in.allowElements(fits ? elements * MAX_TEXT_BYTES_PER_ELEMENT : Long.MAX_VALUE);
        TensorBuilder builder = TensorBuilder.growing(type, shape);
        try {
            readAll(name, type, shape, builder);
        } catch (OutOfMemoryError e) {
            throw new UnsupportedModelException(
                    "the tensors need more heap than this JVM has left; raise -Xmx if you trust the file",
                    in.source(),
                    e);
        }
        in.countElementText(start);
        return builder.build();
    }

    private void readAll(String name, ElementType type, Shape shape, TensorBuilder builder)
            throws CorruptModelException {
        long elements = shape.elementCount();
        JsonToken token = in.next();
        while (token != JsonToken.END_ARRAY) {
            if (builder.missingElements() == 0) {
                throw in.corrupt("tensor '%s' has more than the %d elements of shape %s"
                        .formatted(JsonInput.shown(name), elements, shape));
            }
            builder.putBits(bits(type, token));
            token = in.next();
        }
        if (builder.missingElements() != 0) {
            throw in.corrupt("tensor '%s' has %d elements, shape %s has %d"
                    .formatted(JsonInput.shown(name), elements - builder.missingElements(), shape, elements));
        }
    }

    /** Returns a real number as {@link ElementWriter#writeReal} writes it. */
    double real() throws CorruptModelException {
        return Double.longBitsToDouble(floatingPoint(ElementType.F64, parser.currentToken()));
    }

    private long bits(ElementType type, JsonToken token) throws CorruptModelException {
        return switch (type) {
            case I8 -> in.integer("I8 element", Byte.MIN_VALUE, Byte.MAX_VALUE);
            case I16 -> in.integer("I16 element", Short.MIN_VALUE, Short.MAX_VALUE);
            case I32 -> in.integer("I32 element", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case I64 -> in.integer("I64 element", Long.MIN_VALUE, Long.MAX_VALUE);
            case U8 -> in.integer("U8 element", 0, 0xff);
            case BOOL -> truthValue(token);
            case F16, BF16, F32, F64 -> floatingPoint(type, token);
        };
    }

    private long truthValue(JsonToken token) throws CorruptModelException {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw in.corrupt("expected a BOOL element, true or false, found " + in.describe(token));
        }
        return token == JsonToken.VALUE_TRUE ? 1 : 0;
    }

    private long floatingPoint(ElementType type, JsonToken token) throws CorruptModelException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT || isIntegerNotZero(token)) {
            return type == ElementType.F64 ? doubleBits() : floatBits(type);
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            double zero = parser.getString().startsWith("-") ? -0.0 : 0.0;
            return type == ElementType.F64 ? Double.doubleToRawLongBits(zero) : narrow(type, (float) zero);
        }
        if (token == JsonToken.VALUE_STRING) {
            OptionalLong special = SpecialNumbers.bits(type, parser.getString());
            if (special.isPresent()) {
                return special.getAsLong();
            }
        }
        throw in.corrupt("expected a number of type %s, '%s', '%s', '%s' or a NaN's bits, found %s"
                .formatted(type, Document.NAN, Document.INFINITY, Document.NEGATIVE_INFINITY, in.describe(token)));
    }

    private boolean isIntegerNotZero(JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_INT && parser.getDoubleValue() != 0;
    }

    private long doubleBits() throws CorruptModelException {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw outOfRange(ElementType.F64);
        }
        return Double.doubleToRawLongBits(value);
    }

    private long floatBits(ElementType type) throws CorruptModelException {
        float value = parser.getFloatValue();
        if (Float.isInfinite(value)) {
            throw outOfRange(type);
        }
        return narrow(type, value);
    }

    private long narrow(ElementType type, float value) throws CorruptModelException {
        if (type == ElementType.F32) {
            return Float.floatToRawIntBits(value);
        }
        OptionalLong bits = type == ElementType.F16 ? HalfBits.ofBinary16(value) : HalfBits.ofBfloat16(value);
        if (bits.isEmpty()) {
            throw in.corrupt("%s is no %s number; write the exact value of one"
                    .formatted(JsonInput.shown(parser.getString()), type));
        }
        return bits.getAsLong();
    }

    private CorruptModelException outOfRange(ElementType type) {
        return in.corrupt("%s is beyond the range of %s; an infinity is the text '%s'"
                .formatted(JsonInput.shown(parser.getString()), type, Document.INFINITY));
    }
}
