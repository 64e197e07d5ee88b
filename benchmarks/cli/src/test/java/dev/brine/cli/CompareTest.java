package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.result.ResultStore;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareTest extends CommandTest {
    @BeforeEach
    void writeResults() throws IOException {
        String result = ResultStore.toJson(SampleRun.of(false));
        file("base.json", result);
        file("head.json", result.replace("1.25", "1.27"));
        file("failed.json", ResultStore.toJson(SampleRun.of(true)));
        file("other.json", result.replace("\"6.1\"", "\"6.8\""));
    }

    @Test
    void theTextIsAdviceAndTheStatusIsZero() {
        assertThat(run("compare", "@base.json", "@head.json")).isZero();
        assertThat(out())
                .startsWith("advisory: 1 unclear")
                .contains("mlp, 1 MiB")
                .contains("java, load");
        assertThat(run("compare", "@base.json", "@failed.json")).isZero();
        assertThat(out()).contains("head is error: prediction 3 differs");
    }

    @Test
    void jsonAndMarkdownAreForms() {
        assertThat(run("compare", "@base.json", "@head.json", "--json")).isZero();
        assertThat(out()).contains("\"schema\" : \"brine-compare/1\"");
        assertThat(run("compare", "@base.json", "@head.json", "--markdown")).isZero();
        assertThat(out()).startsWith("**advisory: 1 unclear**");
        assertRefused("mutually exclusive", "compare", "@base.json", "@head.json", "--json", "--markdown");
    }

    @Test
    void aRefusedFileIsNamedOnce() throws IOException {
        file("old.json", "{\"schema\":\"brine-result/0\"}");
        file("text.json", "no result");
        assertRefused("brine: " + folder.resolve("old.json") + ": has schema", "compare", "@base.json", "@old.json");
        assertThat(err()).containsOnlyOnce("old.json");
        assertRefused(
                "brine: " + folder.resolve("text.json") + ": is not brine-result/1: ",
                "compare",
                "@text.json",
                "@base.json");
        assertThat(err()).containsOnlyOnce("text.json");
    }

    @Test
    void anotherMachineClassIsRefusedUnlessAskedFor() {
        assertRefused(
                "other.json: taken on another machine class than " + folder.resolve("base.json")
                        + ": kernel '6.1' and '6.8'; --across-machines compares anyway",
                "compare",
                "@base.json",
                "@other.json");
        assertThat(run("compare", "@base.json", "@other.json", "--across-machines"))
                .isZero();
        assertThat(out()).contains("different machine classes, so no ratio is a change of the code: kernel");
    }
}
