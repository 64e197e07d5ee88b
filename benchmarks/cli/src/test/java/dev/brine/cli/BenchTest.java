package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.run.BenchOptions;
import dev.brine.benchmarks.run.BenchProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest extends CommandTest {
    @Test
    void optionsAndJmhPropertiesReachTheRunner() {
        properties.setProperty("jmh.f", "5");
        properties.setProperty("brine.starts", "2");
        properties.setProperty("user.name", "nobody");
        assertThat(run(
                        "bench",
                        "--profile",
                        "full",
                        "--model",
                        "a.ser",
                        "--model",
                        "b.ser",
                        "--formats",
                        "java,mmap",
                        "--out=@out"))
                .isZero();
        BenchOptions options = benchCalls.get(0);
        assertThat(options.profile()).isEqualTo(BenchProfile.FULL);
        assertThat(options.files()).containsExactly(Path.of("a.ser"), Path.of("b.ser"));
        assertThat(options.formats()).containsExactly("java", "mmap");
        assertThat(options.corpora()).isEmpty();
        assertThat(options.python()).as("not allowed to load the files").isEmpty();
        assertThat(options.jmh()).isEqualTo(Map.of("f", "5"));
        assertThat(options.commandLine())
                .isEqualTo("java -Dbrine.starts=2 -Djmh.f=5 -jar brine.jar bench --profile full --model a.ser"
                        + " --model b.ser --formats java,mmap --out=out");
    }

    @Test
    void aModelOfOnesOwnHasAProfileOfItsOwn() {
        assertThat(run("bench", "--model", "final_model.joblib")).isZero();
        assertThat(benchCalls.get(0).profile()).isEqualTo(BenchProfile.MODEL);
        assertThat(run("bench", "--model", "final_model.joblib", "--profile", "quick"))
                .isZero();
        assertThat(benchCalls.get(1).profile()).isEqualTo(BenchProfile.QUICK);
    }

    @Test
    void emptyListsStandForTheProfiles() {
        assertThat(run("bench", "--formats=", "--models=")).isZero();
        assertThat(benchCalls.get(0).formats()).isEqualTo(List.of());
        assertThat(benchCalls.get(0).corpora()).isEqualTo(List.of());
        assertThat(benchCalls.get(0).profile()).isEqualTo(BenchProfile.QUICK);
    }

    @Test
    void aPythonThatIsNamedReachesTheRunner() {
        assertThat(run("bench", "--model", "a.joblib", "--python", "/usr/bin/python3"))
                .isZero();
        assertThat(benchCalls.get(0).python()).contains("/usr/bin/python3");
    }

    @Test
    void theTableIsPrintedAndTheReportWritten() {
        assertThat(run("bench", "--out=@out")).isZero();
        assertThat(out())
                .contains("java")
                .contains("report: " + folder.resolve("out").resolve("index.html"));
        assertThat(folder.resolve("out/results.json")).isNotEmptyFile();
        assertThat(run("report", "@out/results.json", "--out=@again")).isZero();
        assertThat(folder.resolve("again/index.html")).hasSameTextualContentAs(folder.resolve("out/index.html"));
    }
}
