package dev.brine.format.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads a safetensors file with a plain JSON parser, and checks the format's rules: tiling, alignment, header. */
record SafetensorsFile(Map<String, Entry> tensors, Map<String, String> metadata) {
    /** Reads names of any length. */
    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    /** A tensor: the format's name of its type, dimensions, elements. */
    record Entry(String dtype, List<Long> shape, byte[] data) {}

    static SafetensorsFile read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int dataStart = 8 + Math.toIntExact(bytes.getLong(0));
        assertThat(dataStart % 64).as("start of the data").isZero();
        String header = new String(file, 8, dataStart - 8, StandardCharsets.UTF_8);
        assertThat(header)
                .startsWith("{")
                .endsWith(" ".repeat(header.length() - header.stripTrailing().length()));
        JsonNode json = JSON.readTree(header);
        Map<String, String> metadata = new LinkedHashMap<>();
        json.get("__metadata__")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().stringValue()));
        Map<String, Entry> tensors = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, JsonNode> tensor : json.properties()) {
            if (!tensor.getKey().equals("__metadata__")) {
                JsonNode offsets = tensor.getValue().get("data_offsets");
                assertThat(offsets.get(0).asLong()).as(tensor.getKey()).isEqualTo(end);
                end = offsets.get(1).asLong();
                tensors.put(tensor.getKey(), entry(tensor.getValue(), bytes, dataStart));
            }
        }
        assertThat(dataStart + end).as("end of the file").isEqualTo(file.length);
        return new SafetensorsFile(tensors, metadata);
    }

    private static Entry entry(JsonNode tensor, ByteBuffer bytes, int dataStart) {
        List<Long> shape = new ArrayList<>();
        tensor.get("shape").forEach(dimension -> shape.add(dimension.asLong()));
        int start = tensor.get("data_offsets").get(0).asInt();
        byte[] data = new byte[tensor.get("data_offsets").get(1).asInt() - start];
        bytes.get(dataStart + start, data);
        String dtype = tensor.get("dtype").asString();
        int width = dtype.equals("BOOL") ? 1 : Integer.parseInt(dtype.replaceAll("[A-Z]", "")) / 8;
        assertThat(start % width).as("start of elements of %d bytes", width).isZero();
        return new Entry(dtype, shape, data);
    }
}
