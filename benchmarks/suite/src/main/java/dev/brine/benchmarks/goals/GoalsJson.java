package dev.brine.benchmarks.goals;

import dev.brine.internal.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a run as JSON of the schema {@value #SCHEMA}. */
final class GoalsJson {
    private static final String SCHEMA = "brine-goals/1";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private GoalsJson() {}

    static void write(GoalsResult result, Path path) throws IOException {
        AtomicFile.writeText(path, toJson(result));
    }

    static String toJson(GoalsResult result) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("brineVersion", result.brineVersion());
        root.put("commit", result.commit());
        root.put("started", result.started().toString());
        root.put("seconds", result.seconds());
        ObjectNode forest = root.putObject("forest");
        forest.put("description", result.forest().description());
        forest.put("nodes", result.forest().nodeCount());
        forest.put("payloadBytes", result.forest().payloadBytes());
        ObjectNode machine = root.putObject("machine");
        result.limits().facts().forEach(machine::put);
        ArrayNode limits = root.putArray("limits");
        result.limits().figures().forEach(figure -> limits.add(node(figure)));
        ArrayNode goals = root.putArray("goals");
        result.rows().forEach(row -> goals.add(node(row)));
        return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    private static ObjectNode node(GoalResult row) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", row.goal().id());
        node.put("text", row.goal().text());
        node.put("target", row.goal().targetText());
        node.put("verdict", row.verdict().toString());
        row.ratio().ifPresent(ratio -> {
            node.put("ratio", ratio.value());
            node.putArray("quartiles").add(ratio.low()).add(ratio.high());
        });
        node.put("reason", row.reason());
        ArrayNode figures = node.putArray("figures");
        row.figures().forEach(figure -> figures.add(node(figure)));
        return node;
    }

    private static ObjectNode node(Figure figure) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", figure.name());
        node.put("unit", figure.unit());
        node.put("median", figure.median());
        ArrayNode samples = node.putArray("samples");
        figure.samples().forEach(samples::add);
        return node;
    }
}
