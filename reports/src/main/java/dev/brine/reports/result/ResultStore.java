package dev.brine.reports.result;

import dev.brine.internal.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes results as JSON files of the schema {@value RunResult#SCHEMA}, described in SCHEMA.md. */
public final class ResultStore {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ResultStore() {}

    /**
     * Reads a result.
     *
     * @throws IOException if the file cannot be read, is not JSON, is of another schema or version, or breaks a rule
     *     of the schema; the message names the file and the field
     */
    public static RunResult read(Path path) throws IOException {
        return parse(Files.readString(path, StandardCharsets.UTF_8), path.toString());
    }

    /**
     * Writes a result, through a temporary file in the same directory that takes the name when it is complete.
     *
     * @throws IOException if the file cannot be written; the path then holds what it held before
     */
    public static void write(RunResult result, Path path) throws IOException {
        AtomicFile.writeText(path, toJson(result));
    }

    /** The result as JSON text, lines ended by a line feed. */
    public static String toJson(RunResult result) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", RunResult.SCHEMA);
        root.setAll((ObjectNode) MAPPER.valueToTree(result));
        for (int i = 0; i < result.rows().size(); i++) {
            ((ObjectNode) root.get("rows").get(i))
                    .put("id", result.rows().get(i).key().id());
        }
        return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    private static RunResult parse(String json, String source) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(json);
            checkSchema(root.path("schema").asString(""), source);
            addWhatOldFilesLack((ObjectNode) root);
            return MAPPER.treeToValue(root, RunResult.class);
        } catch (JacksonException e) {
            throw new IOException("'%s' is not a %s file: %s".formatted(source, RunResult.SCHEMA, reason(e)), e);
        }
    }

    private static void checkSchema(String schema, String source) throws IOException {
        if (schema.isEmpty()) {
            throw new IOException("'%s' is not a result file: field 'schema' is missing, expected '%s'"
                    .formatted(source, RunResult.SCHEMA));
        }
        if (!schema.equals(RunResult.SCHEMA)) {
            throw new IOException("'%s' has schema '%s', expected '%s'; read it with the version of Brine that wrote it"
                    .formatted(source, schema, RunResult.SCHEMA));
        }
    }

    private static void addWhatOldFilesLack(ObjectNode root) {
        for (String field : List.of("starts", "formats")) {
            if (!root.has(field)) {
                root.putArray(field);
            }
        }
    }

    private static String reason(JacksonException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause instanceof JacksonException json ? json.getOriginalMessage() : cause.getMessage();
        String where = e.getPathReference();
        return String.valueOf(message).lines().findFirst().orElse("unreadable")
                + (where == null || where.isEmpty() ? "" : " (at " + where.replaceAll("[\\w.$]+\\.", "") + ")");
    }
}
