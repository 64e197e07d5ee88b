package dev.brine.cli;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.run.BenchOptions;
import dev.brine.benchmarks.run.BenchProfile;
import dev.brine.benchmarks.run.BenchRun;
import dev.brine.benchmarks.run.FormatNeeds;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The benchmarks of the suite. */
final class SuiteBenchmarks implements BenchRunner {
    private final Progress progress;

    SuiteBenchmarks(Progress progress) {
        this.progress = progress;
    }

    @Override
    public RunResult run(BenchRequest options) throws IOException {
        Optional<BenchOptions.GivenRows> rows = rows(options);
        Path work = workFolder(options);
        try {
            RunResult result = new BenchRun(suiteOptions(options, rows, work), progress::show, options.stop()).run();
            return result.withFormats(FormatNeeds.of(result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the run was interrupted");
        } finally {
            progress.erase();
            delete(work);
        }
    }

    private static BenchOptions suiteOptions(BenchRequest options, Optional<BenchOptions.GivenRows> rows, Path work) {
        return new BenchOptions(
                BenchProfile.ofName(options.profile()),
                options.models(),
                options.modelFiles(),
                options.selection(),
                rows,
                options.formats(),
                options.python(),
                options.jmh(),
                work,
                Corpora.defaultCache(),
                options.commandLine());
    }

    /** Beside the report, as a temporary folder may lie in memory. */
    private static Path workFolder(BenchRequest options) throws IOException {
        if (options.out().isEmpty()) {
            return Files.createTempDirectory("brine-bench");
        }
        Path out = options.out().get();
        return OnFile.write(out, () -> Files.createTempDirectory(Files.createDirectories(out), "work"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Each file takes the rows by its own columns. */
    private static Optional<BenchOptions.GivenRows> rows(BenchRequest options) {
        if (!options.selection().isEmpty() && options.modelFiles().isEmpty()) {
            throw new IllegalArgumentException("--select needs --model; corpora hold one model each");
        }
        if (options.rows().isPresent() && options.modelFiles().isEmpty()) {
            throw new IllegalArgumentException("--rows needs --model; corpora bring their own rows");
        }
        return options.rows().map(file -> model -> VerificationRows.predicted(model, file));
    }
}
