package dev.brine.format.safetensors;

import dev.brine.error.UnsupportedModelException;
import dev.brine.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * What lies before the data: its own length, and JSON that gives each tensor its type, shape and place. Tensors lie
 * without holes, the widest elements first, so that each starts at a multiple of its elements' width.
 */
final class SafetensorsHeader {
    /** What every reader of the format accepts at most. */
    static final int MAX_HEADER_BYTES = 100_000_000;

    private static final String METADATA = "__metadata__";
    private static final String FORMAT = "safetensors";
    private static final int ALIGNMENT_BYTES = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private final Map<String, Tensor> tensors;
    private final byte[] bytes;

    private SafetensorsHeader(Map<String, Tensor> tensors, byte[] bytes) {
        this.tensors = tensors;
        this.bytes = bytes;
    }

    /**
     * Lays out the tensors.
     *
     * @throws UnsupportedModelException if a tensor is called {@code __metadata__}, the data pass 2^63-1 bytes or the
     *     header would be longer than readers accept
     */
    static SafetensorsHeader of(Map<String, Tensor> arrays, Map<String, String> metadata)
            throws UnsupportedModelException {
        if (arrays.containsKey(METADATA)) {
            throw new UnsupportedModelException(
                    "a tensor is called '%s', which the format keeps for itself".formatted(METADATA), FORMAT);
        }
        Map<String, Tensor> tensors = widestFirst(arrays);
        ByteArrayOutputStream json = json(tensors, metadata);
        int used = Long.BYTES + json.size();
        int padding = -used & (ALIGNMENT_BYTES - 1);
        int headerBytes = json.size() + padding;
        if (headerBytes > MAX_HEADER_BYTES) {
            throw new UnsupportedModelException(
                    "header of %d bytes for %d tensors, readers accept at most %d"
                            .formatted(headerBytes, tensors.size(), MAX_HEADER_BYTES),
                    FORMAT);
        }
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + headerBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerBytes)
                .put(json.toByteArray());
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return new SafetensorsHeader(tensors, header.array());
    }

    private static Map<String, Tensor> widestFirst(Map<String, Tensor> arrays) {
        Comparator<Map.Entry<String, Tensor>> byWidth =
                Comparator.comparingInt(array -> -array.getValue().elementType().byteSize());
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        List<Map.Entry<String, Tensor>> sorted =
                arrays.entrySet().stream().sorted(byWidth).toList();
        sorted.forEach(array -> ordered.put(array.getKey(), array.getValue()));
        return ordered;
    }

    private static ByteArrayOutputStream json(Map<String, Tensor> tensors, Map<String, String> metadata)
            throws UnsupportedModelException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeObjectPropertyStart(METADATA);
            metadata.forEach(json::writeStringProperty);
            json.writeEndObject();
            long end = 0;
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                long start = end;
                end = Math.addExact(start, tensor.getValue().byteSize());
                writeTensor(json, tensor.getKey(), tensor.getValue(), start, end);
            }
            json.writeEndObject();
        } catch (JacksonException e) {
            throw new UnsupportedModelException("the header cannot be written: " + e.getOriginalMessage(), FORMAT, e);
        } catch (ArithmeticException e) {
            throw new UnsupportedModelException("the tensors have more than 2^63-1 bytes", FORMAT, e);
        }
        return bytes;
    }

    /** The format has the same names of types. */
    private static void writeTensor(JsonGenerator json, String name, Tensor tensor, long start, long end) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("dtype", tensor.elementType().name());
        json.writeArrayPropertyStart("shape");
        for (long dimension : tensor.shape().toArray()) {
            json.writeNumber(dimension);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("data_offsets");
        json.writeNumber(start);
        json.writeNumber(end);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Returns the tensors in the order of their data. */
    List<Tensor> tensors() {
        return List.copyOf(tensors.values());
    }

    /** Returns the first bytes of the file, length included. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }
}
