package dev.brine.cli;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ModelOrigin;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunEnvironment;
import dev.brine.reports.result.RunInfo;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.result.Sampling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** An invented run of one row. */
final class SampleRun {
    private SampleRun() {}

    static RunResult of(boolean failed) {
        ResultRow row = row();
        return new RunResult(
                new RunInfo("0.1.0", "0123abc", "brine bench", "quick", Instant.EPOCH, 1.0),
                new RunEnvironment(
                        "CPU",
                        2,
                        1L << 30,
                        "Linux",
                        "6.1",
                        "ext4",
                        "Java 17",
                        List.of("-Xmx1g"),
                        "Serial",
                        "warm",
                        Map.of()),
                List.of(new ModelInfo(
                        "mlp",
                        "1 MiB",
                        "layers",
                        ModelOrigin.GENERATED,
                        1L << 20,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "sha256:ab12")),
                List.of(failed ? row.failed("prediction 3 differs") : row),
                List.of(),
                List.of());
    }

    private static ResultRow row() {
        return new ResultRow(
                new RowKey("mlp", "1 MiB", "java", "default", Operation.LOAD, HeapSetting.DEFAULT, "warm"),
                RowStatus.OK,
                "",
                "ms/op",
                Direction.LOWER_IS_BETTER,
                List.of(List.of(1.0), List.of(1.5), List.of(1.25)),
                new Sampling("ss", 3, 1, 1, List.of(), Map.of()),
                OptionalLong.of(1 << 20),
                OptionalDouble.empty(),
                "all equal",
                List.of(),
                false);
    }
}
