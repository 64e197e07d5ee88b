package dev.brine.manifest;

import dev.brine.internal.BinaryOutput;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Writes the parts of a state that are not tensor elements; {@link StateDecoder} reads them. */
final class StateEncoder {
    static final int TEXT = 1;
    static final int INTEGER = 2;
    static final int REAL = 3;
    static final int FLAG = 4;
    static final int LIST = 5;

    private StateEncoder() {}

    /** Writes kind, version, attributes, signature and outputs. */
    static void putHeader(BinaryOutput out, ModelState state) {
        out.putText(state.kind()).putInt(state.kindVersion());
        putAttributes(out, state.attributes());
        putSignature(out, state.signature());
        putOutputs(out, state.outputs());
    }

    /** Writes element type, rank and dimensions. */
    static void putTensor(BinaryOutput out, Tensor tensor) {
        Shape shape = tensor.shape();
        out.putByte(tensor.elementType().code()).putByte(shape.rank());
        for (int axis = 0; axis < shape.rank(); axis++) {
            out.putLong(shape.dimension(axis));
        }
    }

    private static void putAttributes(BinaryOutput out, Attributes attributes) {
        Map<String, Object> values = attributes.asMap();
        out.putInt(values.size());
        values.forEach((name, value) -> putValue(out.putText(name), value));
    }

    private static void putValue(BinaryOutput out, Object value) {
        if (value instanceof String text) {
            out.putByte(TEXT).putText(text);
        } else if (value instanceof Long number) {
            out.putByte(INTEGER).putLong(number);
        } else if (value instanceof Double number) {
            out.putByte(REAL).putDouble(number);
        } else if (value instanceof Boolean flag) {
            out.putByte(FLAG).putByte(flag ? 1 : 0);
        } else {
            List<?> list = (List<?>) value;
            out.putByte(LIST).putInt(list.size());
            list.forEach(element -> putValue(out, element));
        }
    }

    private static void putSignature(BinaryOutput out, Signature signature) {
        out.putInt(signature.count()).putByte(signature.names().isEmpty() ? 0 : 1);
        signature.names().forEach(out::putText);
        putColumns(out, signature.stringColumns());
        putColumns(out, signature.anyColumns());
    }

    private static void putColumns(BinaryOutput out, List<Integer> columns) {
        out.putInt(columns.size());
        columns.forEach(out::putInt);
    }

    private static void putOutputs(BinaryOutput out, Outputs outputs) {
        out.putInt(outputs.count());
        for (Output output : outputs.list()) {
            out.putText(output.name()).putInt(output.labels().size());
            output.labels().forEach(label -> putValue(out, label));
        }
    }
}
