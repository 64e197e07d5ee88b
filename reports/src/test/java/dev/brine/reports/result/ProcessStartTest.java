package dev.brine.reports.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.reports.SampleResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessStartTest {
    private static ProcessStart start(RowStatus status, String reason, String proof, List<List<Double>> samples) {
        List<String> stages = samples.isEmpty() ? List.of() : List.of(ProcessStart.MAIN, ProcessStart.OPENED);
        return new ProcessStart(
                "pipeline", "64 MiB", "mmap", "raw", "mapped", "warm", status, reason, proof, stages, samples);
    }

    @Test
    void oneProcessAtLeastReachedEveryStage() {
        assertThatThrownBy(() -> start(RowStatus.OK, "", "1 prediction equal", List.of(List.of(1.0))))
                .hasMessage("start 'pipeline/64 MiB/mmap/raw/mapped/warm' names 2 stages, "
                        + "but no process reached more than 1");
        assertThatThrownBy(() -> start(RowStatus.OK, "", "1 prediction equal", List.of(List.of(1.0, 2.0, 3.0))))
                .hasMessageEndingWith("has a process of 3 numbers, expected 1 to 2, for its stages");
        ProcessStart start = start(RowStatus.OK, "", "1 prediction equal", List.of(List.of(1.0, 2.0), List.of(3.0)));
        assertThat(start.samplesUpTo(0)).hasSize(2);
        assertThat(start.samplesUpTo(1)).containsExactly(List.of(1.0, 2.0));
    }

    @Test
    void needsAProofForFigures() {
        assertThatThrownBy(() -> start(RowStatus.OK, "", "", List.of(List.of(1.0, 2.0))))
                .hasMessageEndingWith("is ok, but has no proof");
        assertThatThrownBy(() -> start(RowStatus.OK, "", "equal", List.of()))
                .hasMessageEndingWith("is ok, but has no samples");
    }

    @Test
    void isNothingWithoutAReason() {
        assertThatThrownBy(() -> start(RowStatus.ERROR, " ", "", List.of()))
                .hasMessageEndingWith("is error, and its reason is ' '");
        assertThatThrownBy(() -> start(RowStatus.ERROR, "differs", "", List.of(List.of(1.0, 2.0))))
                .hasMessageEndingWith("is error, but has samples");
    }

    @Test
    void failsItsRun() {
        assertThat(with(start(RowStatus.NOT_AVAILABLE, "time budget", "", List.of()))
                        .failed())
                .isFalse();
        assertThat(with(start(RowStatus.ERROR, "differs", "", List.of())).failed())
                .isTrue();
    }

    @Test
    void appearsOnceInARunThatListsItsModel() {
        ProcessStart start = start(RowStatus.NOT_AVAILABLE, "time budget", "", List.of());
        assertThatThrownBy(() -> with(start, start)).hasMessageEndingWith("appears twice");
        ProcessStart other = new ProcessStart(
                "other", "1 MiB", "mmap", "raw", "mapped", "warm", start.status(), "none", "", List.of(), List.of());
        assertThatThrownBy(() -> with(other)).hasMessageEndingWith("is of model 'other' (1 MiB), which is not listed");
    }

    private static RunResult with(ProcessStart... starts) {
        RunResult sample = SampleResult.run();
        return new RunResult(
                sample.run(), sample.environment(), sample.models(), List.of(), List.of(), List.of(starts), List.of());
    }
}
