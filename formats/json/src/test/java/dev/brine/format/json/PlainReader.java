package dev.brine.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a document as another program would, by FORMAT.md: into a tree, with none of this module's code. */
final class PlainReader {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<ElementType, Long> NAN = Map.of(
            ElementType.F16, 0x7e00L,
            ElementType.BF16, 0x7fc0L,
            ElementType.F32, 0x7fc00000L,
            ElementType.F64, 0x7ff8000000000000L);
    private static final Map<ElementType, Long> INFINITY = Map.of(
            ElementType.F16, 0x7c00L,
            ElementType.BF16, 0x7f80L,
            ElementType.F32, 0x7f800000L,
            ElementType.F64, 0x7ff0000000000000L);
    private static final Map<ElementType, Long> NEGATIVE_INFINITY = Map.of(
            ElementType.F16, 0xfc00L,
            ElementType.BF16, 0xff80L,
            ElementType.F32, 0xff800000L,
            ElementType.F64, 0xfff0000000000000L);

    private PlainReader() {}

    /** Fails unless every tensor of the model, its children and its verification set is there, bit for bit. */
    static void assertHolds(byte[] text, SavedModel model) {
        JsonNode document = MAPPER.readTree(text);
        assertThat(document.get("format").asString()).isEqualTo("brine-json");
        assertThat(document.get("version").intValue()).isEqualTo(1);
        assertState(document.get("model"), model.state());
        JsonNode verification = document.get("verification");
        assertTensor("rows", verification.get("rows"), model.verification().rows());
        assertTensor(
                "expected", verification.get("expected"), model.verification().expected());
    }

    private static void assertState(JsonNode found, ModelState state) {
        assertThat(found.get("kind").asString()).isEqualTo(state.kind());
        assertThat(found.get("tensors").size())
                .isEqualTo(state.ungroupedTensors().size());
        Iterator<JsonNode> tensors = found.get("tensors").iterator();
        state.ungroupedTensors().forEach((name, tensor) -> assertTensor(name, named(tensors.next(), name), tensor));
        assertThat(found.get("groups").size()).isEqualTo(state.groups().size());
        Iterator<JsonNode> groups = found.get("groups").iterator();
        state.groups().forEach((name, group) -> assertGroup(named(groups.next(), name), group));
        assertThat(found.get("children").size()).isEqualTo(state.children().size());
        Iterator<JsonNode> children = found.get("children").iterator();
        state.children()
                .forEach((name, child) ->
                        assertState(named(children.next(), name).get("model"), child));
    }

    private static void assertGroup(JsonNode found, TensorGroup group) {
        assertThat(found.get("recordCount").longValue()).isEqualTo(group.recordCount());
        assertThat(found.get("columns").size()).isEqualTo(group.columns().size());
        Iterator<JsonNode> columns = found.get("columns").iterator();
        group.columns().forEach((name, column) -> assertElements(name, named(columns.next(), name), column));
    }

    private static JsonNode named(JsonNode found, String name) {
        assertThat(found.get("name").asString()).isEqualTo(name);
        return found;
    }

    private static void assertTensor(String name, JsonNode found, Tensor tensor) {
        long[] dimensions = new long[found.get("shape").size()];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = found.get("shape").get(i).longValue();
        }
        assertThat(Shape.of(dimensions)).as("shape of '%s'", name).isEqualTo(tensor.shape());
        assertElements(name, found, tensor);
    }

    private static void assertElements(String name, JsonNode found, Tensor tensor) {
        ElementType type = tensor.elementType();
        assertThat(found.get("type").asString()).as("type of '%s'", name).isEqualTo(type.name());
        JsonNode data = found.get("data");
        assertThat(data.size()).as("elements of '%s'", name).isEqualTo((int) tensor.elementCount());
        for (int i = 0; i < data.size(); i++) {
            if (bits(type, data.get(i)) != tensorBits(tensor, i)) {
                throw new AssertionError("element %d of '%s', of type %s: %s in the text, bits %x in the model"
                        .formatted(i, name, type, data.get(i), tensor.bits(i)));
            }
        }
    }

    /** Returns an element's bits; of a finite F16 or BF16, those of the equal binary32. */
    private static long tensorBits(Tensor tensor, int index) {
        boolean isHalf = tensor.elementType() == ElementType.F16 || tensor.elementType() == ElementType.BF16;
        double value = tensor.getDouble(index);
        return isHalf && Double.isFinite(value)
                ? Float.floatToRawIntBits((float) value) & 0xffffffffL
                : tensor.bits(index);
    }

    private static long bits(ElementType type, JsonNode element) {
        return switch (type) {
            case I8, U8 -> integer(element) & 0xff;
            case I16 -> integer(element) & 0xffff;
            case I32 -> integer(element) & 0xffffffffL;
            case I64 -> integer(element);
            case BOOL -> truthValue(element);
            case F16, BF16, F32, F64 -> element.isString() ? special(type, element.asString()) : number(type, element);
        };
    }

    private static long integer(JsonNode element) {
        assertThat(element.isIntegralNumber() && element.canConvertToLong()).isTrue();
        return element.longValue();
    }

    private static long truthValue(JsonNode element) {
        assertThat(element.isBoolean()).isTrue();
        return element.booleanValue() ? 1 : 0;
    }

    /** A tree holds binary64 only; no sample lies so near the middle of two binary32 that rounding twice matters. */
    private static long number(ElementType type, JsonNode element) {
        assertThat(element.isNumber()).isTrue();
        double value = element.doubleValue();
        return type == ElementType.F64
                ? Double.doubleToRawLongBits(value)
                : Float.floatToRawIntBits((float) value) & 0xffffffffL;
    }

    private static long special(ElementType type, String text) {
        return switch (text) {
            case "NaN" -> NAN.get(type);
            case "Infinity" -> INFINITY.get(type);
            case "-Infinity" -> NEGATIVE_INFINITY.get(type);
            default -> {
                assertThat(text).matches("0x[0-9a-f]{%d}".formatted(2 * type.byteSize()));
                yield Long.parseUnsignedLong(text.substring(2), 16);
            }
        };
    }
}
