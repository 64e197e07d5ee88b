package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.python.Python;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.nio.file.Files;
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
        return run(Map.of("mlp", OptionalLong.of(20_000)), operations, formats);
    }

    private RunResult run(Map<String, OptionalLong> corpora, List<Operation> operations, String... formats)
            throws Exception {
        BenchProfile tiny = new BenchProfile("tiny", corpora, operations, 1, Duration.ofMillis(1), Optional.empty());
        BenchOptions options = new BenchOptions(
                tiny,
                List.of(),
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
        RunResult result = run(List.of(Operation.SAVE, Operation.FIRST_PREDICTION, Operation.PREDICT), "mmap:raw");

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
    void aFreshJvmIsMeasuredFromItsStart() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "no /proc here to read a process's memory from");
        RunResult result = run(
                List.of(Operation.PROCESS_START, Operation.PEAK_MEMORY, Operation.PREDICT_BATCH), "mmap:raw", "java");

        assertThat(result.failed()).as("%s", result.rows()).isFalse();
        List<ResultRow> rows = result.rows().stream()
                .filter(row -> !row.key().format().equals("floor"))
                .toList();
        assertThat(rows).hasSize(6);
        for (ResultRow row : rows) {
            boolean isBatch = row.key().operation() == Operation.PREDICT_BATCH;
            assertThat(row.samples().get(0)).hasSize(isBatch ? 2 : 1);
            assertThat(row.proof()).contains(isBatch ? "16 predictions equal" : "1 prediction equal bit by bit");
            assertThat(row.unit()).isEqualTo(row.key().operation() == Operation.PEAK_MEMORY ? "MB" : "ms/op");
        }
    }

    /** Trains, packs and predicts in Python, and reads the same file here. */
    @Test
    void pythonIsMeasuredOnTheModelThatItTrained() throws Exception {
        Optional<String> missing = new Corpora(folder, progress::add, Optional.empty()).unavailable("sklearn-forest");
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        RunResult result = run(Map.of("sklearn-forest", OptionalLong.of(32_000)), List.of(Operation.LOAD), "mmap:raw");

        assertThat(result.failed()).as("%s", result.rows()).isFalse();
        assertThat(result.models().get(0).nodeCount().orElseThrow()).isGreaterThanOrEqualTo(2_000);
        assertThat(result.rows()).extracting(row -> row.key().format()).contains("mmap", "pickle", "joblib");
        assertThat(result.environment().libraries()).containsKeys("python", "scikit-learn", "joblib");
    }

    @Test
    void withoutPythonTheRunSaysSo() throws Exception {
        System.setProperty(Python.PROPERTY, folder.resolve("none").toString());
        try {
            RunResult result =
                    run(Map.of("sklearn-forest", OptionalLong.of(32_000)), List.of(Operation.LOAD), "mmap:raw");
            assertThat(result.rows()).isEmpty();
            assertThat(result.notes())
                    .anyMatch(note ->
                            note.startsWith("'sklearn-forest' and Python's own figures are absent: there is no"));
        } finally {
            System.clearProperty(Python.PROPERTY);
        }
    }

    @Test
    void aSmallModelIsMeasuredWholeInEveryFormat() throws Exception {
        RunResult result = run(List.of(Operation.LOAD), "mmap:raw", "json:gzip");

        assertThat(result.failed()).as("%s", result.rows()).isFalse();
        assertThat(result.models()).hasSize(1);
        assertThat(result.rows()).extracting(row -> row.key().format()).contains("mmap", "json", "floor");
    }

    @Test
    void aRunThatIsStoppedGivesWhatItHas() throws Exception {
        BenchProfile tiny = new BenchProfile(
                "tiny",
                Map.of("mlp", OptionalLong.of(20_000)),
                List.of(Operation.SAVE, Operation.LOAD),
                2,
                Duration.ofMillis(1),
                Optional.empty());
        BenchOptions options = new BenchOptions(
                tiny,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of("mmap:raw"),
                Optional.empty(),
                Map.of("wi", "1", "i", "1"),
                folder.resolve("work"),
                folder.resolve("cache"),
                "brine bench");
        BenchStop stop = new BenchStop();
        RunResult result = new BenchRun(
                        options,
                        line -> {
                            progress.add(line);
                            if (line.contains("round 1 of 2, 2 of")) {
                                stop.stop();
                            }
                        },
                        stop)
                .run();

        assertThat(result.failed()).as("%s", result.rows()).isFalse();
        assertThat(result.rows())
                .extracting(ResultRow::status)
                .contains(RowStatus.OK, RowStatus.NOT_AVAILABLE)
                .doesNotContain(RowStatus.ERROR);
        assertThat(result.notes()).anyMatch(note -> note.startsWith("The run was stopped before its end"));
        assertThat(progress).anyMatch(line -> line.matches("round 1 of 2, 2 of \\d+, about \\d+ s left: .*"));
    }

    @Test
    void theWorkFolderIsLeftEmpty() throws Exception {
        run(List.of(Operation.SAVE), "mmap:raw");

        assertThat(folder.resolve("work")).isEmptyDirectory();
    }
}
