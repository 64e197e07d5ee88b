package dev.brine.reports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.brine.reports.SampleResult;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunInfo;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("data/history.jsonl");
    }

    @Test
    void everyOkRowIsALineThatReadsBack() throws IOException {
        RunResult run = SampleResult.run();
        long ok =
                run.rows().stream().filter(row -> row.status() == RowStatus.OK).count();
        assertThat(History.append(file, List.of(run))).isEqualTo((int) ok);
        assertThat(file).content().hasLineCount((int) ok).startsWith("{\"schema\":\"brine-history/1\",");
        List<HistoryLine> lines = History.read(file);
        assertThat(lines).hasSize((int) ok);
        HistoryLine first = lines.get(0);
        assertThat(first.row()).isEqualTo(run.rows().get(0).key().id());
        assertThat(first.commit()).isEqualTo("0123abc");
        assertThat(first.unit()).isEqualTo("ns/op");
        assertThat(first.score()).isEqualTo(213.75e6);
        assertThat(first.interval()).isPresent();
        assertThat(first.machine().cores()).isEqualTo(2);
    }

    @Test
    void theFileOnlyGrows() throws IOException {
        History.append(file, List.of(SampleResult.run()));
        String before = Files.readString(file);
        History.append(file, List.of(later()));
        assertThat(Files.readString(file)).startsWith(before).hasSize(2 * before.length());
    }

    @Test
    void theSameRunTwiceIsRefused() throws IOException {
        History.append(file, List.of(SampleResult.run()));
        String before = Files.readString(file);
        assertThatIOException()
                .isThrownBy(() -> History.append(file, List.of(later(), SampleResult.run())))
                .withMessageContaining("already holds the run of 2026-01-02T03:04:05Z, row 'pipeline/");
        assertThat(file).as("nothing of either").hasContent(before);
    }

    @Test
    void garbageIsRefusedWithItsLine() throws IOException {
        History.append(file, List.of(SampleResult.run()));
        int lines = History.read(file).size();
        Files.writeString(file, Files.readString(file) + "{\"schema\":\"brine-history/1\",\"commit\":\"a\"}\n");
        assertThatIOException()
                .isThrownBy(() -> History.read(file))
                .withMessageContaining("history.jsonl' line " + (lines + 1) + " is not brine-history/1: ");
        assertThatIOException().isThrownBy(() -> History.append(file, List.of(later())));
        Files.writeString(file, "\n");
        assertThatIOException().isThrownBy(() -> History.read(file)).withMessageContaining("line 1");
        Files.writeString(file, "{\"schema\":\"brine-result/1\"}\n");
        assertThatIOException()
                .isThrownBy(() -> History.read(file))
                .withMessageContaining("line 1 has schema 'brine-result/1', expected 'brine-history/1'");
    }

    /** The sample as another commit measured it a day later. */
    private static RunResult later() {
        RunResult run = SampleResult.run();
        RunInfo info = run.run();
        return new RunResult(
                new RunInfo(
                        info.toolVersion(),
                        "4567def",
                        info.commandLine(),
                        info.profile(),
                        Instant.parse("2026-01-03T03:04:05Z"),
                        info.elapsedSeconds()),
                run.environment(),
                run.models(),
                run.rows(),
                run.floors(),
                run.notes());
    }
}
