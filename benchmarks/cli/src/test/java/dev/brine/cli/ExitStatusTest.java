package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.format.WriteOptions;
import dev.brine.model.ComparisonRule;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.reports.result.ResultStore;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command and every status that it can end with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExitStatusTest extends CommandTest {
    @TempDir
    private static Path shared;

    @BeforeAll
    void makeInputs() throws IOException {
        folder = shared;
        make("wine", "wine.plain");
        make("numbers", "numbers.plain");
        make("wine", "wine.risky");
        file("rows.csv", "alcohol,\"acid, volatile\"\n1,2\n3,1\n");
        file("right.csv", "white\n\"red, \"\"dry\"\"\"\n");
        file("wrong.csv", "white\nwhite\n");
        byte[] bytes = Files.readAllBytes(folder.resolve("wine.plain"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("damaged.plain"), bytes);
        SavedModel wine = saved("wine.plain");
        Brine.save(wine, folder.resolve("other.lossy"), WriteOptions.defaults().withDigest());
        VerificationSet wrong = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(new double[] {1, 2, 3, 1}, 2, 2),
                HeapTensor.of(new double[] {0, 0}, 2, 1));
        Brine.save(new SavedModel(wine.state(), wrong, wine.environment()), folder.resolve("differs.plain"));
        String result = ResultStore.toJson(SampleRun.of(false));
        file("run.json", result);
        file("elsewhere.json", result.replace("\"CPU\"", "\"Other CPU\""));
    }

    @BeforeEach
    void copyInputs() throws IOException {
        try (Stream<Path> inputs = Files.list(shared)) {
            for (Path input : inputs.toList()) {
                Files.copy(input, folder.resolve(input.getFileName()));
            }
        }
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row(0, "--help"),
                row(0, "--version"),
                row(2),
                row(2, "fetch"),
                row(2, "diff"),
                row(2, "--nonsense"),
                row(0, "formats"),
                row(0, "formats", "--json"),
                row(0, "formats", "--help"),
                row(2, "formats", "stray"),
                row(0, "make", "wine", "@new.plain"),
                row(0, "make", "table", "@new.plain", "--size=1KiB"),
                row(0, "make", "wine", "@new", "--format=plain", "--variant=default"),
                row(2, "make", "cat", "@new.plain"),
                row(2, "make", "wine", "@new.xyz"),
                row(2, "make", "wine", "@new.plain", "--format=xyz"),
                row(2, "make", "wine", "@new.plain", "--variant=xyz"),
                row(2, "make", "wine", "@new.plain", "--size=1MiB"),
                row(2, "make", "wine", "@new.plain", "--size=many"),
                row(2, "make", "wine", "@new.fulldisk"),
                row(2, "make", "wine", "@absent/new.plain"),
                row(2, "make", "wine"),
                row(4, "make", "wine", "@new.broken"),
                row(4, "make", "table", "@new.broken", "--size=1MiB"),
                row(0, "inspect", "@wine.plain"),
                row(0, "inspect", "@wine.plain", "--json"),
                row(0, "inspect", "@wine.risky", "--trust"),
                row(1, "inspect", "@other.lossy"),
                row(2, "inspect", "@wine.risky"),
                row(2, "inspect", "@damaged.plain"),
                row(2, "inspect", "@absent.plain"),
                row(2, "inspect", "@"),
                row(2, "inspect", "@rows.csv"),
                row(0, "convert", "@wine.plain", "@new.risky"),
                row(0, "convert", "@wine.plain", "@new.plain", "--rows=@rows.csv"),
                row(0, "convert", "@wine.plain", "@new.plain", "--rows=@rows.csv", "--expected=@right.csv"),
                row(1, "convert", "@wine.plain", "@new.plain", "--rows=@rows.csv", "--expected=@wrong.csv"),
                row(1, "convert", "@wine.plain", "@new.lossy"),
                row(2, "convert", "@wine.plain", "@new.plain", "--expected=@right.csv"),
                row(2, "convert", "@wine.plain", "@new.plain", "--rows=@right.csv"),
                row(2, "convert", "@wine.risky", "@new.plain"),
                row(2, "convert", "@damaged.plain", "@new.plain"),
                row(2, "convert", "@wine.plain", "@new.fulldisk"),
                row(2, "convert", "@wine.plain", "@"),
                row(4, "convert", "@wine.plain", "@new.broken"),
                row(0, "verify", "@wine.plain"),
                row(0, "verify", "@wine.plain", "--json"),
                row(0, "verify", "@wine.plain", "--rows=@rows.csv", "--expected=@right.csv"),
                row(1, "verify", "@wine.plain", "--rows=@rows.csv", "--expected=@wrong.csv"),
                row(1, "verify", "@differs.plain"),
                row(1, "verify", "@other.lossy"),
                row(2, "verify", "@wine.plain", "--rows=@rows.csv"),
                row(0, "verify", "@wine.plain", "--report=@evidence.html"),
                row(1, "verify", "@differs.plain", "--report=@evidence.json"),
                row(2, "verify", "@wine.plain", "--report=@new.txt"),
                row(2, "verify", "@damaged.plain", "--report=@new.html"),
                row(2, "verify", "@wine.risky"),
                row(2, "verify", "@damaged.plain"),
                row(2, "verify", "@absent.plain"),
                row(0, "predict", "@wine.plain", "--rows=@rows.csv"),
                row(0, "predict", "@wine.plain", "--rows=@rows.csv", "--proba"),
                row(0, "predict", "@wine.plain", "--rows=@rows.csv", "--out=@new.csv"),
                row(2, "predict", "@wine.plain"),
                row(2, "predict", "@wine.plain", "--rows=@absent.csv"),
                row(2, "predict", "@wine.plain", "--rows=@right.csv"),
                row(2, "predict", "@wine.plain", "--rows=@rows.csv", "--out=@"),
                row(2, "predict", "@numbers.plain", "--rows=@rows.csv", "--proba"),
                row(2, "predict", "@wine.risky", "--rows=@rows.csv"),
                row(2, "predict", "@damaged.plain", "--rows=@rows.csv"),
                row(0, "diff", "@wine.plain", "@wine.plain"),
                row(0, "diff", "@wine.plain", "@differs.plain", "--json"),
                row(0, "diff", "@wine.plain", "@wine.risky", "--trust"),
                row(0, "diff", "@wine.plain", "@wine.plain", "--rows=@rows.csv"),
                row(1, "diff", "@wine.plain", "@other.lossy"),
                row(1, "diff", "@wine.plain", "@other.lossy", "--json"),
                row(1, "diff", "@wine.plain", "@other.lossy", "--rows=@rows.csv"),
                row(1, "diff", "@wine.plain", "@numbers.plain"),
                row(2, "diff", "@wine.plain"),
                row(2, "diff", "@wine.plain", "@numbers.plain", "--rows=@rows.csv"),
                row(2, "diff", "@wine.plain", "@other.lossy", "--rows=@right.csv"),
                row(2, "diff", "@wine.plain", "@other.lossy", "--rows=@absent.csv"),
                row(2, "diff", "@wine.plain", "@wine.risky"),
                row(2, "diff", "@damaged.plain", "@wine.plain"),
                row(2, "diff", "@wine.plain", "@absent.plain"),
                row(0, "bench"),
                row(0, "bench", "--profile=full", "--formats=", "--models=", "--out=@bench"),
                row(2, "bench", "--profile=slow"),
                row(2, "bench", "--models=absent"),
                row(2, "bench", "--out=@rows.csv"),
                row(0, "report", "@run.json", "--out=@new"),
                row(0, "report", "@run.json", "@run.json", "--out=@new"),
                row(2, "report", "@run.json"),
                row(2, "report", "--out=@new"),
                row(2, "report", "@absent.json", "--out=@new"),
                row(2, "report", "@rows.csv", "--out=@new"),
                row(2, "report", "@run.json", "--out=@rows.csv"),
                row(0, "advise", "@run.json"),
                row(0, "advise", "@run.json", "--profile=edge", "--json"),
                row(0, "advise", "@run.json", "--assert=java"),
                row(1, "advise", "@run.json", "--assert=mmap"),
                row(1, "advise", "@run.json", "--max-file=1kB", "--assert=java"),
                row(2, "advise"),
                row(2, "advise", "@absent.json"),
                row(2, "advise", "@rows.csv"),
                row(2, "advise", "@run.json", "--profile=absent"),
                row(2, "advise", "@run.json", "--max-file=big"),
                row(0, "gate", "--base=@rows.csv", "--out=@gate"),
                row(0, "gate", "--base=@rows.csv", "--head=jar=@right.csv", "--quick", "--enforce", "--out=@gate"),
                row(0, "gate", "--base=@rows.csv", "--allow-same", "--record=@gate.jsonl", "--out=@gate"),
                row(2, "gate"),
                row(2, "gate", "--base=@absent.jar", "--out=@new"),
                row(2, "gate", "--base=jvm=x", "--out=@new"),
                row(2, "gate", "--base=@rows.csv", "--rows=absent/load", "--out=@new"),
                row(2, "gate", "--base=@rows.csv", "--minutes=long", "--out=@new"),
                row(2, "gate", "--base=@rows.csv", "--out=@wrong.csv"),
                row(0, "doctor", "--work=@"),
                row(0, "doctor", "--work=@", "--json"),
                row(2, "doctor", "--work=@absent"),
                row(0, "report", "@run.json", "--append-history=@new.jsonl"),
                row(0, "report", "@run.json", "--append-history=@new.jsonl", "--history=@new.jsonl", "--out=@new"),
                row(2, "report", "--append-history=@new.jsonl"),
                row(2, "report", "@run.json", "--history=@new.jsonl"),
                row(2, "report", "--history=@new.jsonl", "--out=@new"),
                row(2, "report", "--history=@rows.csv", "--out=@new"),
                row(2, "report", "@run.json", "--append-history=@rows.csv"),
                row(0, "compare", "@run.json", "@run.json"),
                row(0, "compare", "@run.json", "@run.json", "--json"),
                row(0, "compare", "@run.json", "@elsewhere.json", "--across-machines"),
                row(2, "compare", "@run.json", "@elsewhere.json"),
                row(2, "compare", "@run.json"),
                row(2, "compare", "@run.json", "@absent.json"),
                row(2, "compare", "@run.json", "@rows.csv"));
    }

    private static Arguments row(int status, String... arguments) {
        return Arguments.of(status, arguments);
    }

    @ParameterizedTest
    @MethodSource("table")
    void endsWithTheStatusAndAtMostOneLineOfError(int status, String... arguments) throws IOException {
        assertThat(run(arguments)).as(err()).isEqualTo(status);
        if (status == 0 || status == 1) {
            assertThat(err()).isEmpty();
            assertThat(out()).doesNotContain("\r");
            assertThat(out().isEmpty()).isEqualTo(List.of(arguments).contains("--out=@new.csv"));
        } else {
            assertThat(err()).startsWith("brine: ").hasLineCount(1).endsWith(System.lineSeparator());
            assertThat(out()).isEmpty();
            assertThat(filesInFolder()).noneMatch(name -> name.contains("new") || name.endsWith(".tmp"));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTellsUsageAndVersion(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out()).startsWith("Usage: brine " + command).contains("--stacktrace", "--help", "--version");
        assertThat(run(command, "--version")).isZero();
        assertThat(out()).startsWith("brine ").contains("Java " + Runtime.version());
    }

    static Stream<String> commands() {
        return Stream.of(
                "formats", "make", "inspect", "convert", "verify", "predict", "diff", "bench", "report", "advise",
                "compare", "gate", "doctor");
    }

    @Test
    void aFailedRowIsStatusOne() {
        benchResult = SampleRun.of(true);
        assertThat(run("bench")).isEqualTo(1);
        benchResult = SampleRun.of(false);
        assertThat(out()).contains("ERROR", "prediction 3 differs");
    }
}
