package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.result.ResultStore;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest extends CommandTest {
    @BeforeEach
    void writeResults() throws IOException {
        String result = ResultStore.toJson(SampleRun.of(false));
        file("run.json", result);
        file("later.json", result.replace("1970-01-01T00:00:00Z", "1970-01-02T00:00:00Z"));
    }

    @Test
    void resultsAreAppendedAndTheHistoryDrawn() {
        assertThat(run("report", "@run.json", "--append-history=@history.jsonl"))
                .isZero();
        assertThat(out()).isEqualTo(folder.resolve("history.jsonl") + ": 1 lines appended\n");
        assertThat(run(
                        "report",
                        "@later.json",
                        "--append-history=@history.jsonl",
                        "--history=@history.jsonl",
                        "--out=@out"))
                .isZero();
        assertThat(out()).contains("index.html").endsWith("history.html\n");
        assertThat(folder.resolve("history.jsonl")).content().hasLineCount(2);
        assertThat(folder.resolve("out/history.html")).content().contains("Runs: 2. Machine classes: 1, each apart.");
        assertThat(run("report", "--history=@history.jsonl", "--out=@alone")).isZero();
        assertThat(folder.resolve("alone/history.html")).isNotEmptyFile();
        assertThat(folder.resolve("alone/index.html")).doesNotExist();
    }

    @Test
    void aRunIsAppendedOnce() {
        assertThat(run("report", "@run.json", "--append-history=@history.jsonl"))
                .isZero();
        assertRefused(
                "already holds the run of 1970-01-01T00:00:00Z",
                "report",
                "@run.json",
                "--append-history=@history.jsonl");
        assertThat(folder.resolve("history.jsonl")).content().hasLineCount(1);
    }

    @Test
    void aHistoryWithGarbageIsRefusedWithItsLine() throws IOException {
        file("history.jsonl", "garbage\n");
        assertRefused(
                "history.jsonl: line 1 is not brine-history/1", "report", "--history=@history.jsonl", "--out=@out");
        assertThat(folder.resolve("out")).doesNotExist();
        assertRefused(
                "history.jsonl: line 1 is not brine-history/1",
                "report",
                "@run.json",
                "--append-history=@history.jsonl");
    }
}
