package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs real forks on a tiny model. No assertion looks at a time. */
class BenchRunTest {
    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();

    private RunResult run(List<Operation> operations, String... formats) throws Exception {
        BenchProfile tiny = new BenchProfile(
                "tiny", Map.of("mlp", OptionalLong.of(20_000)), operations, 1, Duration.ofMillis(1), Optional.empty());
        BenchOptions options = new BenchOptions(
                tiny,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(formats),
                Optional.empty(),
                Map.of("wi", "1", "i", "2"),
                folder.resolve("work"),
                folder.resolve("cache"),
                "brine bench");
        return new BenchRun(options, progress::add).run();
    }

    @Test
    void everyRowIsProvedAndHasTheSamplesThatWereAskedFor() throws Exception {
        RunResult result = run(List.of(Operation.SAVE, Operation.FIRST_PREDICTION, Operation.PREDICT), "mmap");

        assertThat(result.failed()).as("%s", result.rows()).isFalse();
        assertThat(result.rows()).hasSize(3 + 4);
        for (ResultRow row : result.rows()) {
            assertThat(row.status()).isEqualTo(RowStatus.OK);
            assertThat(row.samples()).hasSize(1);
            assertThat(row.samples().get(0)).hasSize(2);
            assertThat(row.proof()).contains("16 predictions equal");
        }
        assertThat(result.floors()).isNotEmpty();
    }

    @Test
    void aSmallModelIsMeasuredWholeInEveryFormat() throws Exception {
        RunResult result = run(List.of(Operation.LOAD), "mmap", "json:gzip");

        assertThat(result.failed()).as("%s", result.rows()).isFalse();
        assertThat(result.models()).hasSize(1);
        assertThat(result.rows()).extracting(row -> row.key().format()).contains("mmap", "json", "floor");
    }

    @Test
    void theWorkFolderIsLeftEmpty() throws Exception {
        run(List.of(Operation.SAVE), "mmap");

        assertThat(folder.resolve("work")).isEmptyDirectory();
    }
}
