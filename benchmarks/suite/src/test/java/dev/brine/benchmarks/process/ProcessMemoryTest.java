package dev.brine.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.format.WriteOptions;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares our counts of memory with those of others. */
class ProcessMemoryTest {
    private static final Path TIME = Path.of("/usr/bin/time");
    private static final String MOST = "Maximum resident set size (kbytes): ";
    private static final Percentage AGREED = Percentage.withPercentage(10);
    private static final int TIMEOUT_SECONDS = 60;

    @TempDir
    Path folder;

    private Path file;
    private int inputs;

    @BeforeEach
    void write() throws Exception {
        assumeTrue(ProcessMemory.isAvailable(), "no /proc here to read a process's memory from");
        Corpus corpus = new Corpora(folder, line -> {}, Optional.empty()).make("mlp", OptionalLong.of(8_000_000));
        file = folder.resolve("model.brine");
        Brine.save(corpus.model(), file, WriteOptions.defaults().withFormat("mmap", "raw"));
        inputs = corpus.model().state().signature().count();
    }

    /** The line of {@code time -v} is also printed, as it is the check that the figures' description promises. */
    @Test
    void thePeakAgreesWithGnuTime() throws Exception {
        assumeTrue(Files.isExecutable(TIME), "'%s' is not installed (package time)".formatted(TIME));
        Path report = folder.resolve("time.txt");
        List<String> command = new ArrayList<>(List.of(TIME.toString(), "-v", "-o", report.toString()));
        Row row = Row.of(
                Signature.unnamed(inputs),
                DoubleStream.generate(() -> 0).limit(inputs).boxed().toArray());
        command.addAll(FirstPrediction.command(List.of("-XX:+UseG1GC", "-Xms8m"), file, row, folder.resolve("row")));
        ChildOutput ended = ChildProcess.run(command, folder, TIMEOUT_SECONDS);
        assertThat(ended.status()).as(ended.reason()).isZero();

        double ours = Long.parseLong(ended.lines().get(1)) / 1e6;
        double theirs = Files.readAllLines(report).stream()
                .filter(line -> line.strip().startsWith(MOST))
                .mapToDouble(line -> Long.parseLong(line.strip().substring(MOST.length())) * 1024 / 1e6)
                .findFirst()
                .orElseThrow();
        System.out.printf("peak of a fresh JVM: %.1f MB, /usr/bin/time says %.1f MB%n", ours, theirs);
        assertThat(ours).isCloseTo(theirs, AGREED);
    }

    @Test
    void theStatusAgreesWithTheMappings() throws Exception {
        Process process = new ProcessBuilder(
                        ChildJvm.command(List.of("-XX:+UseG1GC", "-Xms8m"), Holding.class, List.of()))
                .start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo(Holding.DONE);
            double status = ProcessMemory.anonymous(process.pid()) + (double) ProcessMemory.file(process.pid());
            double mappings = ProcessMemory.resident(process.pid());
            System.out.printf(
                    "an idle JVM: %.1f MB by /proc/PID/status, %.1f MB by smaps_rollup, %.1f MB of it its share%n",
                    status / 1e6, mappings / 1e6, ProcessMemory.proportional(process.pid()) / 1e6);
            assertThat(status).isCloseTo(mappings, AGREED);
            assertThat((double) ProcessMemory.proportional(process.pid())).isLessThanOrEqualTo(mappings);
            assertThat((double) ProcessMemory.peak(process.pid())).isGreaterThanOrEqualTo(0.9 * status);
        } finally {
            process.destroyForcibly();
        }
    }
}
