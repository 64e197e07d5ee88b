package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.FormatInfo;
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
import org.junit.jupiter.api.Test;

class FormatNeedsTest {
    @Test
    void tellsTheFlagsOfEachMeasuredVariantWhereTheyChange() {
        List<FormatInfo> infos = FormatNeeds.of(run(row("fst", "default"), row("kryo", "tuned")));
        assertThat(infos).hasSize(2);
        FormatInfo fst = info(infos, "fst");
        assertThat(fst.jvmFlags()).containsOnlyKeys(17, 24, 25);
        assertThat(fst.jvmFlags().get(17)).hasSize(7).allMatch(flag -> flag.startsWith("--add-opens="));
        assertThat(fst.jvmFlags().get(24)).hasSize(8);
        FormatInfo kryo = info(infos, "kryo");
        assertThat(kryo.variant()).isEqualTo("tuned");
        assertThat(kryo.jvmFlags().get(17)).isEmpty();
        assertThat(kryo.jvmFlags().get(25)).hasSize(1);
        assertThat(kryo.dependencyBytes().orElseThrow()).isBetween(300_000L, 1_000_000L);
        assertThat(info(FormatNeeds.of(run(row("java", "default"))), "java").dependencyBytes())
                .hasValue(0);
    }

    private static FormatInfo info(List<FormatInfo> infos, String format) {
        return infos.stream()
                .filter(info -> info.format().equals(format))
                .findFirst()
                .orElseThrow();
    }

    private static RunResult run(ResultRow... rows) {
        return new RunResult(
                new RunInfo("1", "", "brine bench", "quick", Instant.EPOCH, 1),
                new RunEnvironment("", 1, 0, "", "", "", "", List.of(), "", "", Map.of()),
                List.of(new ModelInfo(
                        "model",
                        "1 MiB",
                        "",
                        ModelOrigin.GENERATED,
                        1 << 20,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "")),
                List.of(rows),
                List.of(),
                List.of());
    }

    private static ResultRow row(String format, String variant) {
        return new ResultRow(
                new RowKey("model", "1 MiB", format, variant, Operation.LOAD, HeapSetting.DEFAULT, "warm"),
                RowStatus.NOT_AVAILABLE,
                "time budget",
                "ms/op",
                Direction.LOWER_IS_BETTER,
                List.of(),
                new Sampling("ss", 1, 1, 1, List.of(), Map.of()),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                "",
                List.of(),
                false);
    }
}
