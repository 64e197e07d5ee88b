package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import dev.brine.benchmarks.TinyForest;
import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.process.ProcessMemory;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.kind.Pipeline;
import dev.brine.model.Environment;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.tensor.HeapTensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts real processes on tiny models. No assertion looks at a time. */
class ProcessRunTest {
    private static final ProcessEffort TINY =
            new ProcessEffort(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private RunResult run(String corpus, long bytes, String... formats) throws Exception {
        return run(Map.of(corpus, OptionalLong.of(bytes)), List.of(), formats);
    }

    private RunResult run(Map<String, OptionalLong> corpora, List<Path> files, String... formats) throws Exception {
        return run(corpora, files, List.of(), formats);
    }

    private RunResult run(
            Map<String, OptionalLong> corpora, List<Path> files, List<Operation> operations, String... formats)
            throws Exception {
        BenchProfile tiny =
                new BenchProfile("tiny", corpora, operations, 1, Duration.ofMillis(1), Optional.empty(), TINY);
        BenchOptions options = new BenchOptions(
                tiny,
                List.of(),
                files,
                List.of(),
                Optional.empty(),
                List.of(formats),
                Optional.empty(),
                Map.of("wi", "1", "i", "1"),
                folder.resolve("work"),
                folder.resolve("cache"),
                "brine bench");
        return new BenchRun(options, line -> {}).run();
    }

    private static List<String> failures(RunResult result) {
        Stream<String> rows = result.rows().stream()
                .filter(row -> row.status() == RowStatus.ERROR)
                .map(row -> row.key().id() + ": " + row.reason());
        Stream<String> starts = result.starts().stream()
                .filter(start -> start.status() == RowStatus.ERROR)
                .map(start -> start.id() + ": " + start.reason());
        return Stream.concat(rows, starts).toList();
    }

    private static List<ProcessStart> of(RunResult result, String format) {
        return result.starts().stream()
                .filter(start -> start.format().equals(format))
                .toList();
    }

    @Test
    void everyStartIsProvedAndGoesThroughItsStages() throws Exception {
        Path file = folder.resolve("forest.brine");
        Brine.save(TinyForest.make(), file);
        RunResult result = run(Map.of(), List.of(file), "mmap:raw", "kryo:tuned");

        assertThat(failures(result)).isEmpty();
        assertThat(of(result, "mmap"))
                .extracting(start -> start.mode() + " " + start.pageCache())
                .containsExactlyInAnyOrder(
                        "mapped warm",
                        "mapped guest-cold",
                        "mapped+materialise warm",
                        "heap warm",
                        "heap guest-cold",
                        "heap+materialise warm");
        assertThat(of(result, "kryo")).hasSize(3);
        assertThat(of(result, "floor")).extracting(ProcessStart::variant).containsOnly("bare-map");
        for (ProcessStart start : result.starts()) {
            if (start.pageCache().equals("warm")) {
                assertThat(start.status()).as("%s", start).isEqualTo(RowStatus.OK);
                assertThat(start.samples()).hasSize(1);
            }
            for (List<Double> process : start.samples()) {
                assertThat(process).isSorted();
            }
        }
        assertThat(of(result, "floor").get(0).stages())
                .startsWith("main", "library-ready", "opened", "first-prediction", "served-10");
        assertThat(result.notes()).anyMatch(note -> note.contains("were measured on 'forest.brine'"));
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void rowsWithTextsAreMeasuredAsRowsOfNumbersAre() throws Exception {
        assumeTrue(ProcessMemory.isAvailable(), "no /proc here to read a process's memory from");
        Path file = folder.resolve("texts.brine");
        Brine.save(TinyForest.makeWithTexts(), file);
        List<Operation> operations = List.of(
                Operation.FIRST_PREDICTION, Operation.PREDICT, Operation.PREDICT_BATCH, Operation.PROCESS_START);
        RunResult result = run(Map.of(), List.of(file), operations, "mmap:raw");

        assertThat(failures(result)).isEmpty();
        assertThat(result.rows().stream()
                        .filter(row -> row.status() == RowStatus.NOT_AVAILABLE)
                        .map(row -> row.key().operation() + ": " + row.reason()))
                .containsExactlyInAnyOrder(
                        "predict-batch: one call takes numbers, and this model's rows hold texts",
                        "bare-map: bare arrays predict from numbers, and this model's rows hold texts",
                        "bare-walk: bare arrays predict from numbers, and this model's rows hold texts");
        assertThat(result.rows().stream().filter(row -> row.status() == RowStatus.OK))
                .extracting(row -> row.key().operation())
                .contains(
                        Operation.FIRST_PREDICTION,
                        Operation.PREDICT,
                        Operation.PROCESS_START,
                        Operation.RAW_CHANNEL_WRITE,
                        Operation.RAW_CHANNEL_READ,
                        Operation.SMALLEST_HEAP,
                        Operation.RETAINED_HEAP,
                        Operation.PSS_4);
        assertThat(of(result, "mmap").get(0).status()).isEqualTo(RowStatus.OK);
        assertThat(of(result, "mmap").get(0).stages())
                .startsWith("main", "library-ready", "opened", "first-prediction", "served-10");
        assertThat(of(result, "floor")).isEmpty();
    }

    /** Each of its floors was an error, and with them the run. */
    @Test
    void aPipelineThatNothingBareKnowsIsNoError() throws Exception {
        LinearModel linear = LinearModel.of(
                Signature.unnamed(2),
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[] {0.5, -2}, 1, 2),
                HeapTensor.of(new double[] {3}));
        Pipeline pipeline = Pipeline.of(Map.of("linear", linear));
        VerificationSet set = VerificationSet.predictedBy(pipeline, new double[] {1, 2, 3, 4});
        Path file = folder.resolve("linear.brine");
        Brine.save(new SavedModel(pipeline.state(), set, Environment.current()), file);
        RunResult result = run(Map.of(), List.of(file), "mmap:raw");

        assertThat(failures(result)).isEmpty();
        assertThat(result.rows().stream()
                        .filter(row -> row.key().format().equals("floor"))
                        .map(row -> row.key().operation() + " " + row.status()))
                .containsExactly("raw-channel-write ok", "raw-channel-read ok", "bare-map n/a", "bare-walk n/a");
    }

    @Test
    void everyMemoryFigureIsThereForEveryVariant() throws Exception {
        assumeTrue(ProcessMemory.isAvailable(), "no /proc here to read a process's memory from");
        RunResult result = run("mlp", 400_000, "mmap:raw", "java");

        assertThat(failures(result)).isEmpty();
        for (String format : List.of("mmap", "java")) {
            List<ResultRow> rows = result.rows().stream()
                    .filter(row -> row.key().format().equals(format))
                    .toList();
            assertThat(rows)
                    .extracting(row -> row.key().operation())
                    .contains(
                            Operation.SMALLEST_HEAP,
                            Operation.RETAINED_HEAP,
                            Operation.PEAK_ANONYMOUS,
                            Operation.PEAK_FILE,
                            Operation.PSS_1,
                            Operation.PSS_2,
                            Operation.PSS_4);
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.status()).isEqualTo(RowStatus.OK);
                assertThat(row.unit()).isEqualTo("MB");
                assertThat(row.proof()).contains("equal bit by bit");
            });
        }
        double mapped = retained(result, "mmap");
        double loaded = retained(result, "java");
        assertThat(loaded).as("the arrays are on the heap").isBetween(0.38, 0.6);
        assertThat(mapped).as("the arrays are in the file").isLessThan(0.2);
    }

    private static double retained(RunResult result, String format) {
        return result.rows().stream()
                .filter(row -> row.key().format().equals(format))
                .filter(row -> row.key().operation() == Operation.RETAINED_HEAP)
                .findFirst()
                .orElseThrow()
                .samples()
                .get(0)
                .get(0);
    }

    @Test
    void pythonStartsBesideTheFormats() throws Exception {
        Optional<String> missing = new Corpora(folder, line -> {}, Optional.empty()).unavailable("sklearn-forest");
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        RunResult result = run("sklearn-forest", 32_000, "mmap:raw");

        assertThat(failures(result)).isEmpty();
        assertThat(of(result, "joblib"))
                .extracting(start -> start.variant() + " " + start.mode() + " " + start.pageCache())
                .containsExactlyInAnyOrder(
                        "default heap warm", "default heap guest-cold", "mmap mapped warm", "mmap mapped guest-cold");
        assertThat(of(result, "joblib").get(0).stages())
                .startsWith("main", "library-ready", "opened", "first-prediction", "served-10");
        assertThat(of(result, "floor").get(0).status()).isEqualTo(RowStatus.OK);
        assertThat(result.rows().stream()
                        .filter(row -> row.key().operation() == Operation.PSS_4)
                        .filter(row -> row.status() == RowStatus.OK))
                .extracting(row -> row.key().format())
                .contains("mmap", "pickle", "joblib");
    }
}
