package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.RowStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs lanes over a program that is no process. */
class StartLaneTest {
    @TempDir
    Path folder;

    private final List<Integer> asked = new ArrayList<>();
    private Path file;
    private Subject subject;

    /** What a start does. */
    private interface Start {
        Timeline start() throws IOException, NotAvailableException;
    }

    @BeforeEach
    void prepare() throws Exception {
        file = Files.write(folder.resolve("file"), new byte[100]);
        subject = Subject.of(
                new Corpora(folder, line -> {}, Optional.empty()).make("mlp", OptionalLong.of(20_000)),
                folder.resolve("reference"),
                Subject.Scope.EVERY_FORMAT,
                false);
    }

    private ProcessStart run(boolean isCold, Start start) throws Exception {
        StartProgram program = new StartProgram() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public Timeline start(int decades, long capMillis) throws IOException, NotAvailableException {
                asked.add(decades);
                return start.start();
            }

            @Override
            public String proof() {
                return "equal";
            }
        };
        StartLane lane = new StartLane(
                new StartLane.Key(subject, "mmap", "raw", "mapped", isCold),
                program,
                Duration.ofSeconds(9),
                Duration.ofSeconds(1),
                Optional.of("no tools here"));
        new ShuffledRounds(line -> {}, new BenchStop()).take("", List.of(lane), 3, Optional.empty());
        return lane.result();
    }

    @Test
    void laterProcessesServeAsManyDecadesAsTheFirst() throws Exception {
        Timeline timeline = new Timeline(List.of("main", "opened", "served-10"), List.of(1.0, 2.0, 3.0));
        ProcessStart result = run(false, () -> timeline);
        assertThat(result.status()).isEqualTo(RowStatus.OK);
        assertThat(result.samples()).hasSize(3);
        assertThat(result.stages()).isEqualTo(timeline.stages());
        assertThat(asked).containsExactly(6, 1, 1);
    }

    @Test
    void theFirstProcessGoesFurther() throws Exception {
        Timeline far = new Timeline(
                List.of("main", "served-10", "served-100", "served-1000"), List.of(1.0, 2.0, 1000.0, 8000.0));
        Timeline near = new Timeline(List.of("main", "served-10", "served-100"), List.of(1.0, 2.0, 900.0));
        ProcessStart result = run(false, () -> asked.size() == 1 ? far : near);
        assertThat(result.status()).as(result.reason()).isEqualTo(RowStatus.OK);
        assertThat(asked).containsExactly(6, 2, 2);
        assertThat(result.stages()).isEqualTo(far.stages());
        assertThat(result.samplesUpTo(3)).containsExactly(far.millis());
        assertThat(result.samplesUpTo(2)).hasSize(3);
    }

    @Test
    void aLaterProcessThatEndsEarlyIsAnError() throws Exception {
        Timeline whole = new Timeline(List.of("main", "served-10", "served-100"), List.of(1.0, 2.0, 3.0));
        Timeline part = new Timeline(List.of("main", "served-10"), List.of(1.0, 2.0));
        ProcessStart result = run(false, () -> asked.size() == 1 ? whole : part);
        assertThat(result.status()).isEqualTo(RowStatus.ERROR);
        assertThat(result.reason())
                .isEqualTo("a fresh process went through [main, served-10], expected [main, served-10, served-100]");
    }

    @Test
    void theFirstDecadeIsServedHoweverLongItTakes() {
        Timeline slow = new Timeline(List.of("main", "served-10", "served-100"), List.of(1.0, 2000.0, 2001.0));
        assertThat(slow.decadesWithin(Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(new Timeline(List.of("main"), List.of(1.0)).decadesWithin(Duration.ofSeconds(1)))
                .isZero();
    }

    @Test
    void aWrongPredictionIsAnError() throws Exception {
        ProcessStart result = run(false, () -> {
            throw new IOException("row 3 predicts 1.0, expected 2.0");
        });
        assertThat(result.status()).isEqualTo(RowStatus.ERROR);
        assertThat(result.reason()).isEqualTo("row 3 predicts 1.0, expected 2.0");
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatCannotBeTimedIsNotAvailable() throws Exception {
        ProcessStart result = run(false, () -> {
            throw new NotAvailableException("no clock");
        });
        assertThat(result.status()).isEqualTo(RowStatus.NOT_AVAILABLE);
        assertThat(result.reason()).isEqualTo("no clock");
    }

    @Test
    void coldNeedsTools() throws Exception {
        ProcessStart result = run(true, () -> new Timeline(List.of("main"), List.of(1.0)));
        assertThat(result.status()).isEqualTo(RowStatus.NOT_AVAILABLE);
        assertThat(result.reason()).isEqualTo("no tools here");
        assertThat(result.pageCache()).isEqualTo("guest-cold");
        assertThat(asked).isEmpty();
    }
}
