package dev.brine.reports.internal;

import java.io.IOException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records as JSON objects whose first field names their schema. */
public final class RecordJson {
    private static final JsonMapper LINES = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper PAGES =
            LINES.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RecordJson() {}

    /** The record as a tree, its schema first. */
    public static ObjectNode tree(String schema, Record value) {
        ObjectNode root = LINES.createObjectNode();
        root.put("schema", schema);
        root.setAll((ObjectNode) LINES.valueToTree(value));
        return root;
    }

    /** A record on one line, without a schema. */
    public static String compact(Record value) {
        return LINES.writeValueAsString(value);
    }

    /** The tree over several lines, the last one ended by a line feed. */
    public static String page(ObjectNode tree) {
        return PAGES.writeValueAsString(tree).replace("\r\n", "\n") + "\n";
    }

    /** The tree on one line, ended by a line feed. */
    public static String line(ObjectNode tree) {
        return LINES.writeValueAsString(tree) + "\n";
    }

    /** Any value on one line of ASCII, without a line feed. */
    public static String ascii(Object value) {
        return LINES.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(value);
    }

    /**
     * Reads a record.
     *
     * @param source what to call the text in a message, such as {@code 'history.jsonl' line 3}
     * @throws IOException if the text is not JSON, is of another schema, or breaks a rule of the record
     */
    public static <T extends Record> T parse(String json, String schema, Class<T> type, String source)
            throws IOException {
        return parse(json, schema, type, source, root -> {});
    }

    /**
     * Reads a record whose tree is completed first.
     *
     * @param completion adds what the writers of old files did not know
     */
    public static <T extends Record> T parse(
            String json, String schema, Class<T> type, String source, Consumer<ObjectNode> completion)
            throws IOException {
        try {
            JsonNode root = LINES.readTree(json);
            checkSchema(root.path("schema").asString(""), schema, source);
            completion.accept((ObjectNode) root);
            return LINES.treeToValue(root, type);
        } catch (JacksonException e) {
            throw new IOException("%s is not %s: %s".formatted(source, schema, reason(e)), e);
        }
    }

    private static void checkSchema(String found, String schema, String source) throws IOException {
        if (found.isEmpty()) {
            throw new IOException("%s is not %s: field 'schema' is missing".formatted(source, schema));
        }
        if (!found.equals(schema)) {
            throw new IOException("%s has schema '%s', expected '%s'; read it with the version of Brine that wrote it"
                    .formatted(source, found, schema));
        }
    }

    /** Why a text could not be read, one line without the names of classes. */
    private static String reason(JacksonException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause instanceof JacksonException json ? json.getOriginalMessage() : cause.getMessage();
        String where = e.getPathReference();
        return String.valueOf(message).lines().findFirst().orElse("unreadable")
                + (where == null || where.isEmpty() ? "" : " (at " + where.replaceAll("[\\w.$]+\\.", "") + ")");
    }
}
