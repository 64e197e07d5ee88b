package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Named;
import dev.brine.reports.advice.Candidate.Flags;
import dev.brine.reports.advice.Exclusion.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Choices, needs and advice as JSON on one line: what the page carries, what its script gives back, what scripts read. */
public final class AdviceJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();

    private AdviceJson() {}

    /** Everything that the page's script chooses from: {@code {choices: [...], profiles: [...]}}. */
    public static String of(List<Choices> all) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode choices = root.putArray("choices");
        all.forEach(one -> choices.add(node(one)));
        ArrayNode profiles = root.putArray("profiles");
        for (Profile profile : Profile.all()) {
            profiles.addObject()
                    .put("name", profile.name())
                    .put("description", profile.description())
                    .set("needs", node(profile.needs()));
        }
        return MAPPER.writeValueAsString(root);
    }

    /** The advice, with the needs that it answers. */
    public static String of(Advice advice) {
        return MAPPER.writeValueAsString(node(advice));
    }

    static ObjectNode node(Choices choices) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("model", choices.model());
        node.put("sizeLabel", choices.sizeLabel());
        node.put("jdk", choices.jdk());
        ArrayNode candidates = node.putArray("candidates");
        choices.candidates().forEach(candidate -> candidates.add(node(candidate)));
        node.set("notes", texts(choices.notes()));
        return node;
    }

    private static ObjectNode node(Candidate candidate) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", candidate.id());
        node.put("file", candidate.format() + ":" + candidate.variant());
        node.put("label", candidate.label());
        node.put("refusal", candidate.refusal());
        node.set("traits", texts(candidate.traits()));
        node.put("checked", candidate.isChecked());
        candidate.fileBytes().ifPresentOrElse(bytes -> node.put("fileBytes", bytes), () -> node.putNull("fileBytes"));
        ObjectNode figures = node.putObject("figures");
        candidate.figures().forEach((figure, range) -> figures.set(figure.toString(), node(range)));
        ObjectNode flags = node.putObject("flags");
        candidate.flags().forEach((jdk, list) -> flags.set(Integer.toString(jdk), node(list)));
        return node;
    }

    private static ObjectNode node(Range range) {
        return MAPPER.createObjectNode()
                .put("low", range.low())
                .put("mid", range.mid())
                .put("high", range.high());
    }

    private static ObjectNode node(Flags flags) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("required", texts(flags.required()));
        node.set("silencing", texts(flags.silencing()));
        return node;
    }

    static ObjectNode node(Needs needs) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("profile", needs.profile());
        ObjectNode limits = node.putObject("limits");
        for (Map.Entry<Limit, Double> limit : needs.limits().entrySet()) {
            limits.put(limit.getKey().toString(), limit.getValue());
        }
        node.set("promises", texts(needs.promises()));
        node.put("jdk", needs.jdk());
        node.put("bytesPerSecond", needs.bytesPerSecond());
        node.put("replicas", needs.replicas());
        node.put("loadsADay", needs.loadsADay());
        node.set("objectives", texts(needs.objectives()));
        return node;
    }

    static ObjectNode node(Advice advice) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("model", advice.model());
        node.put("sizeLabel", advice.sizeLabel());
        node.set("needs", node(advice.needs()));
        node.set("pick", node(advice.pick()));
        ArrayNode ties = node.putArray("ties");
        advice.ties().forEach(one -> ties.add(node(one)));
        node.set("runnerUp", node(advice.runnerUp()));
        node.set("pareto", texts(advice.pareto()));
        node.set("paretoAxes", texts(advice.paretoAxes()));
        node.set("because", texts(advice.because()));
        node.set("differs", texts(advice.differs()));
        ArrayNode excluded = node.putArray("excluded");
        advice.excluded().forEach(one -> excluded.add(node(one)));
        node.set("nearest", node(advice.nearest()));
        ArrayNode flips = node.putArray("flips");
        advice.flips().forEach(flip -> flips.add(node(flip)));
        node.set("caveats", texts(advice.caveats()));
        return node;
    }

    private static JsonNode node(Optional<Named> named) {
        return named.<JsonNode>map(AdviceJson::node)
                .orElseGet(() -> MAPPER.getNodeFactory().nullNode());
    }

    private static ObjectNode node(Named named) {
        return MAPPER.createObjectNode().put("id", named.id()).put("label", named.label());
    }

    private static ObjectNode node(Exclusion exclusion) {
        ObjectNode node = MAPPER.createObjectNode().put("id", exclusion.id()).put("label", exclusion.label());
        ArrayNode failures = node.putArray("failures");
        for (Failure failure : exclusion.failures()) {
            failures.addObject()
                    .put("constraint", failure.constraint())
                    .put("text", failure.text())
                    .put("excess", failure.excess());
        }
        return node;
    }

    private static ObjectNode node(Flip flip) {
        return MAPPER.createObjectNode()
                .put("what", flip.what())
                .put("direction", flip.direction())
                .put("at", flip.at())
                .put("to", flip.to())
                .put("text", flip.text());
    }

    private static ArrayNode texts(Collection<?> values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }
}
