package dev.brine.cli;

import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.GateArm;
import dev.brine.reports.gate.GateJudge;
import dev.brine.reports.gate.GatePolicy;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.RowPairs;
import dev.brine.reports.gate.TimePair;
import dev.brine.reports.result.MachineClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Results of the gate, without a gate. */
final class SampleGate {
    private SampleGate() {}

    /** Returns a run of one row that is the same. */
    static GateResult of(List<ExactCheck> checks) {
        return of(1.0, checks);
    }

    /** @param ratio of head's time to base's, give or take a thousandth */
    static GateResult of(double ratio, List<ExactCheck> checks) {
        GatePolicy policy = GatePolicy.standard(1).withRounds(0, 10, 10);
        List<TimePair> pairs = IntStream.range(0, 10)
                .mapToObj(i -> new TimePair(1e6, 1e6 * (ratio + (i - 4.5) / 9000), i % 2 == 0))
                .toList();
        RowPairs row = new RowPairs(List.of(), pairs, pairs);
        return new GateResult(
                "0.1.0",
                "java -jar brine.jar gate",
                Instant.EPOCH,
                60,
                new GateArm("base", Map.of("java", "17")),
                new GateArm("head", Map.of("java", "17")),
                new MachineClass("EPYC", 2, "Debian", "6.1", "ext4", "17"),
                policy,
                true,
                new GateJudge(policy).rows(Map.of("mmap-raw/load", row), List.of()),
                checks,
                List.of(),
                List.of(),
                List.of());
    }
}
