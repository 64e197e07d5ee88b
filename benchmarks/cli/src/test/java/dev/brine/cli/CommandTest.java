package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.benchmarks.gate.DoctorReport;
import dev.brine.benchmarks.gate.GateOptions;
import dev.brine.benchmarks.run.BenchOptions;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.cli.io.Colours;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.Progress;
import dev.brine.cli.io.Terminal;
import dev.brine.format.ReadOptions;
import dev.brine.model.SavedModel;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command in this process, in a folder of its own. */
abstract class CommandTest {
    @TempDir
    Path folder;

    final List<BenchOptions> benchCalls = new ArrayList<>();
    final Properties properties = new Properties();
    final List<GateOptions> gateCalls = new ArrayList<>();
    GateResult gateResult = SampleGate.of(List.of());
    int width = Terminal.USUAL_WIDTH;
    RunResult benchResult = SampleRun.of(false);

    private final ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
    private final ByteArrayOutputStream standardError = new ByteArrayOutputStream();

    /** Runs the command; {@code @NAME} stands for a file of that name in the test's folder. */
    final int run(String... arguments) {
        standardOutput.reset();
        return runInto(standardOutput, arguments);
    }

    final int runInto(OutputStream output, String... arguments) {
        standardError.reset();
        PrintStream error = new PrintStream(standardError, true, StandardCharsets.UTF_8);
        String[] resolved = Stream.of(arguments).map(this::resolve).toArray(String[]::new);
        Console console = new Console(output, new Progress(error, false, System::nanoTime), Colours.NONE, width);
        return new Cli(console, error, suite(), properties).run(resolved);
    }

    /** Returns what measures: here what gives results that were invented. */
    Suite suite() {
        return new InventedSuite();
    }

    private final class InventedSuite extends Suite {
        InventedSuite() {
            super(new Progress(new PrintStream(OutputStream.nullOutputStream()), false, System::nanoTime));
        }

        @Override
        List<String> corpora() {
            return TestModels.NAMES;
        }

        @Override
        SavedModel make(String corpus, OptionalLong bytes) {
            return TestModels.make(corpus, bytes);
        }

        @Override
        RunResult bench(BenchOptions options, BenchStop stop) {
            if (options.corpora().contains("absent")) {
                throw new IllegalArgumentException("unknown model 'absent'");
            }
            assertThat(stop.isStopped()).isFalse();
            benchCalls.add(options);
            return benchResult;
        }

        @Override
        GateResult gate(GateOptions options, BenchStop stop) {
            options.rows().stream()
                    .filter(row -> row.startsWith("absent"))
                    .findFirst()
                    .ifPresent(row -> {
                        throw new IllegalArgumentException("unknown row '%s'".formatted(row));
                    });
            gateCalls.add(options);
            return gateResult;
        }

        @Override
        DoctorReport examine(Path examined) {
            return new DoctorReport(
                    Map.of("cores", "2"),
                    List.of(new DoctorReport.Noise("mmap-raw/load", 1.001, 0.02, 10, 0.08)),
                    List.of("Exact figures."),
                    List.of("Cold starts."));
        }
    }

    private String resolve(String argument) {
        int at = argument.indexOf('@');
        return at < 0 ? argument : argument.substring(0, at) + folder.resolve(argument.substring(at + 1));
    }

    final String out() {
        return standardOutput.toString(StandardCharsets.UTF_8);
    }

    final String err() {
        return standardError.toString(StandardCharsets.UTF_8);
    }

    /** Writes a file of the test's folder. */
    final Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    final SavedModel saved(String name) throws IOException {
        try (var file = Brine.open(folder.resolve(name), ReadOptions.defaults())) {
            return file.saved();
        }
    }

    final void make(String corpus, String name) {
        assertThat(run("make", corpus, "@" + name)).as(err()).isZero();
    }

    /** Checks status 2 and one line that starts with {@code brine:} and holds the words. */
    final void assertRefused(String words, String... arguments) {
        int status = run(arguments);
        assertThat(err()).startsWith("brine: ").contains(words).hasLineCount(1);
        assertThat(status).isEqualTo(2);
        assertThat(out()).isEmpty();
    }

    final List<String> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
