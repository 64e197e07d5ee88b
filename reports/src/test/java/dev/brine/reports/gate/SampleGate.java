package dev.brine.reports.gate;

import dev.brine.reports.result.MachineClass;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** An invented gate run with every verdict; its figures mean nothing. */
public final class SampleGate {
    /** Noise of pairs, in percent: no two alike, none of a size that ties. */
    private static final double[] NOISE = {0.3, -1.1, 0.7, -0.2, 1.3, -0.9, 0.5, -0.4, 1.7, -1.6};

    private SampleGate() {}

    public static final GatePolicy POLICY = GatePolicy.standard(7);

    /** Ten pairs of that ratio, orders alternating, scattered by the noise times the factor. */
    public static List<TimePair> pairs(double ratio, double noise, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TimePair(1e6, 1e6 * ratio * (1 + noise * NOISE[i % 10] / 100), i % 2 == 0))
                .toList();
    }

    public static RowPairs judged(double ratio, double noise) {
        return new RowPairs(pairs(ratio, noise, 4), pairs(ratio, noise, 10), List.of());
    }

    public static RowPairs confirmed(double ratio, double again) {
        return new RowPairs(pairs(ratio, 1, 4), pairs(ratio, 1, 10), pairs(again, 1, 10));
    }

    public static Map<String, RowPairs> rows() {
        Map<String, RowPairs> rows = new LinkedHashMap<>();
        rows.put("load, kryo|tuned", confirmed(1.2, 1.18));
        rows.put("load, java", confirmed(1.2, 1.01));
        rows.put("save, kryo", judged(0.8, 1));
        rows.put("save, <java>", judged(1.01, 1));
        rows.put("open, mmap", judged(1.05, 5));
        rows.put("predict, mmap", judged(1.1, 40));
        rows.put("predict, json", new RowPairs(pairs(1.0, 1, 4), List.of(), List.of()));
        return rows;
    }

    public static GateResult result(double nullRatio, List<String> left, boolean failed) {
        GateJudge judge = new GateJudge(POLICY);
        List<NullControl> controls = List.of(judge.nullControl("load, kryo", pairs(nullRatio, 1, 10)));
        List<ExactCheck> checks = List.of(
                ExactCheck.roundTrip("load, java", failed ? "tensor 'values' differs at element 3" : ""),
                ExactCheck.outputHash("load, java", "ab12", "ab12"),
                ExactCheck.fileBytes("save, java", 67_110_912, failed ? 70_466_457 : 67_110_912, OptionalLong.empty()),
                ExactCheck.allocation("load, java", 67_700_000, 67_701_000),
                ExactCheck.smallestHeap("load, java", 80 << 20, 84 << 20, 3, 3),
                ExactCheck.notAvailable(ExactCheck.ALLOCATION, "open, mmap", "the head is built without it"));
        return result(judge.rows(rows(), controls), checks, controls, left);
    }

    public static GateResult result(
            List<GateRow> rows, List<ExactCheck> checks, List<NullControl> controls, List<String> left) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("jar", "0.1.0, SHA-256 ab12");
        facts.put("JVM", "Temurin 17.0.15+6");
        return new GateResult(
                "0.1.0",
                "java -jar brine.jar gate --base jar=base.jar --head jar=head.jar",
                Instant.parse("2026-01-02T03:04:05Z"),
                118.5,
                new GateArm("jar=base.jar", facts),
                new GateArm("jar=head.jar", facts),
                new MachineClass("Example CPU", 2, "Linux 6.1", "6.1.0-18-amd64", "ext4", "Temurin 17.0.15+6"),
                POLICY,
                false,
                rows,
                checks,
                controls,
                left,
                List.of("An invented run for tests."));
    }
}
