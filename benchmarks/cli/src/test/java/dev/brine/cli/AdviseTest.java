package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.cli.io.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdviseTest extends CommandTest {
    /** The invented run whose answers the tests of the reports work out by hand. */
    private static final Path RUN = Path.of("../../reports/src/test/resources/dev/brine/reports/advice/run.json");

    @BeforeEach
    void copyRun() throws IOException {
        Files.copy(RUN, folder.resolve("run.json"));
        width = 500;
    }

    @Test
    void saysThePickAndWhyAndWhatFlipsIt() {
        assertThat(run("advise", "@run.json")).isZero();
        assertThat(out())
                .contains("model        forest (64 MiB)\n")
                .contains(
                        "profile      general\n",
                        "needs        no transfer, 1 replica; decided by time to the first prediction")
                .contains("pick         mmap raw, mapped\n")
                .contains("because      mmap raw, mapped has the soonest first prediction: 550 us (523 us to 578 us);")
                .contains("runner-up    kryo tuned\n")
                .contains("flips        below 1.54 GB/s: mmap balanced, lazily read\n")
                .contains("excluded     joblib: runs in python 3.11.2")
                .contains("             avro: first-prediction is ERROR: prediction 3 of 256 is 0.25, expected 0.5\n")
                .startsWith("Of 3 models that were measured this is on the first, forest (64 MiB); --model and --size"
                        + " choose another: perceptron (");
        assertThat(run("advise", "@run.json", "--model=perceptron")).isZero();
        assertThat(out()).startsWith("Of 2 models that were measured this is on the first, perceptron (64 MiB); ");
        assertThat(run("advise", "@run.json", "--model=perceptron", "--size=64 MiB"))
                .isZero();
        assertThat(out()).startsWith("model        perceptron (64 MiB)\n");
    }

    @Test
    void fitsATerminalOfUsualWidth() {
        width = Terminal.USUAL_WIDTH;
        assertThat(run("advise", "@run.json")).isZero();
        assertThat(out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(out()).contains("\nmmap raw, mapped: pick\n", "\n\ncandidate\n     file  first prediction  ");
    }

    @Test
    void optionsChangeTheProfile() {
        assertThat(run("advise", "@run.json", "--profile=edge")).isZero();
        assertThat(out()).contains("pick         json zstd\n", "untrusted input, no JVM flags, transfer at 1.00 MB/s");
        assertThat(run("advise", "@run.json", "--profile=edge", "--bandwidth=800Mbit/s"))
                .isZero();
        assertThat(out()).contains("pick         mmap balanced, lazily read\n", "transfer at 100 MB/s");
        assertThat(run("advise", "@run.json", "--max-file=20MB", "--max-load=1.2s", "--jdk=21", "--by=file"))
                .isZero();
        assertThat(out()).contains("pick         json zstd\n", "largest file at most 20.0 MB");
        assertThat(run("advise", "@run.json", "--model=perceptron", "--max-heap=1GiB"))
                .isZero();
        assertThat(out()).contains("pick         none\n", "nearest      mmap raw, mapped", "heap was not measured");
    }

    @Test
    void writesJsonAndMarkdown() {
        assertThat(run("advise", "@run.json", "--json")).isZero();
        assertThat(out()).hasLineCount(1).contains("\"pick\":{\"id\":\"mmap:raw:mapped\"");
        assertThat(run("advise", "@run.json", "--markdown")).isZero();
        assertThat(out())
                .startsWith("## forest (64 MiB)\n\n**Pick: mmap raw, mapped**\n")
                .contains("| json zstd | Pareto |");
    }

    @Test
    void anAssertionThatDoesNotHoldIsStatusOne() {
        assertThat(run("advise", "@run.json", "--assert=mmap")).isZero();
        assertThat(run("advise", "@run.json", "--assert=mmap:raw")).isZero();
        assertThat(run("advise", "@run.json", "--by=prediction", "--assert=kryo:tuned"))
                .isZero();
        assertThat(run("advise", "@run.json", "--assert=kryo")).isEqualTo(1);
        assertThat(out()).contains("assertion    does not hold: expected kryo");
        assertThat(run("advise", "@run.json", "--max-file=1kB", "--assert=mmap"))
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsOneLine() {
        assertRefused("unknown profile 'moon', known are [general, edge", "advise", "@run.json", "--profile=moon");
        assertRefused("unknown objective 'luck'", "advise", "@run.json", "--by=luck");
        assertRefused(
                "no model 'absent' was measured, known are [forest (64 MiB)", "advise", "@run.json", "--model=absent");
        assertRefused("'10 parsecs' is not a size", "advise", "@run.json", "--max-file=10 parsecs");
        assertRefused("'fast' is not a bandwidth", "advise", "@run.json", "--bandwidth=fast");
        assertRefused("'5' is not a time", "advise", "@run.json", "--max-load=5");
        assertRefused("replicas is 0, expected at least 1", "advise", "@run.json", "--replicas=0");
        assertRefused("mutually exclusive", "advise", "@run.json", "--json", "--markdown");
    }
}
