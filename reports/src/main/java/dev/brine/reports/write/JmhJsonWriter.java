package dev.brine.reports.write;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.result.Sampling;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Numbers;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes ok rows in the shape of JMH's JSON, for viewers that know it. Score and interval are Brine's (median over
 * forks, 95 %), not JMH's pooled mean; where no interval is claimed the fields hold {@code "NaN"}, as JMH's do.
 */
final class JmhJsonWriter {
    private static final String NAN = "NaN";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JmhJsonWriter() {}

    static String write(List<RunResult> results) {
        ArrayNode array = MAPPER.createArrayNode();
        for (RunResult result : results) {
            result.rows().stream().filter(ResultRow::hasFigure).forEach(row -> record(array.addObject(), row, result));
        }
        return MAPPER.writeValueAsString(array).replace("\r\n", "\n") + "\n";
    }

    private static void record(ObjectNode node, ResultRow row, RunResult result) {
        Sampling sampling = row.sampling();
        node.put("benchmark", "dev.brine.Brine." + row.key().operation());
        node.put("mode", sampling.mode());
        node.put("threads", 1);
        node.put("forks", row.samples().size());
        ArrayNode arguments = node.putArray("jvmArgs");
        sampling.jvmArguments().forEach(arguments::add);
        node.put("vmVersion", result.environment().jdk());
        node.put("warmupIterations", sampling.warmupIterations());
        node.put("measurementIterations", sampling.measurementIterations());
        params(node.putObject("params"), row.key());
        Estimate estimate = Estimate.of(row.unit(), row.samples());
        metric(node.putObject("primaryMetric"), row.unit(), estimate, row.samples());
        ObjectNode secondary = node.putObject("secondaryMetrics");
        row.allocatedBytesPerOperation()
                .ifPresent(bytes -> single(secondary.putObject("gc.alloc.rate.norm"), "B/op", bytes));
        row.fileBytes().ifPresent(bytes -> single(secondary.putObject("file.bytes"), "B", (double) bytes));
    }

    private static void params(ObjectNode node, RowKey key) {
        node.put("model", key.model());
        node.put("size", key.sizeLabel());
        node.put("format", key.format());
        node.put("variant", key.variant());
        node.put("heap", key.heap().toString());
        node.put("pageCache", key.pageCache());
    }

    private static void single(ObjectNode node, String unit, double value) {
        List<List<Double>> samples = List.of(List.of(value));
        metric(node, unit, Estimate.of(unit, samples), samples);
    }

    private static void metric(ObjectNode node, String unit, Estimate estimate, List<List<Double>> samples) {
        Optional<Interval> interval = estimate.interval();
        node.put("score", estimate.score());
        if (interval.isPresent()) {
            Interval bounds = interval.get();
            node.put("scoreError", Numbers.rounded((bounds.high() - bounds.low()) / 2));
            node.putArray("scoreConfidence").add(Numbers.rounded(bounds.low())).add(Numbers.rounded(bounds.high()));
        } else {
            node.put("scoreError", NAN);
            node.putArray("scoreConfidence").add(NAN).add(NAN);
        }
        node.put("scoreUnit", unit);
        ArrayNode rawData = node.putArray("rawData");
        samples.forEach(fork -> fork.forEach(rawData.addArray()::add));
    }
}
