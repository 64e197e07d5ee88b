package dev.brine.format.json;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.Tensor;
import tools.jackson.core.JsonGenerator;

/** Writes the elements of a tensor as one flat array, each by the shortest text that reads back to the same bits. */
final class ElementWriter {
    private final JsonGenerator json;

    ElementWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Tensor tensor) {
        json.writeStartArray();
        switch (tensor.elementType()) {
            case I8, I16, I32, I64, U8 -> writeIntegers(tensor);
            case BOOL -> writeTruthValues(tensor);
            case F16, BF16, F32 -> writeFloats(tensor);
            case F64 -> writeDoubles(tensor);
        }
        json.writeEndArray();
    }

    void writeReal(double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(SpecialNumbers.text(ElementType.F64, Double.doubleToRawLongBits(value)));
        }
    }

    private void writeIntegers(Tensor tensor) {
        long count = tensor.elementCount();
        for (long i = 0; i < count; i++) {
            json.writeNumber(tensor.getLong(i));
        }
    }

    private void writeTruthValues(Tensor tensor) {
        long count = tensor.elementCount();
        for (long i = 0; i < count; i++) {
            json.writeBoolean(tensor.bits(i) != 0);
        }
    }

    private void writeDoubles(Tensor tensor) {
        long count = tensor.elementCount();
        for (long i = 0; i < count; i++) {
            long bits = tensor.bits(i);
            double value = Double.longBitsToDouble(bits);
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeString(SpecialNumbers.text(ElementType.F64, bits));
            }
        }
    }

    /** F16 and BF16 widen to F32 exactly. */
    private void writeFloats(Tensor tensor) {
        ElementType type = tensor.elementType();
        long count = tensor.elementCount();
        for (long i = 0; i < count; i++) {
            long bits = tensor.bits(i);
            float value = type == ElementType.F32 ? Float.intBitsToFloat((int) bits) : (float) tensor.getDouble(i);
            if (Float.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeString(SpecialNumbers.text(type, bits));
            }
        }
    }
}
