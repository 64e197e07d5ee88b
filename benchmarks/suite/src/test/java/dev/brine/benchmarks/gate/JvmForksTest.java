package dev.brine.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.benchmarks.gate.Forks.ForkFailedException;
import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.benchmarks.gate.Sides.Side;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.format.WriteOptions;
import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRow;
import dev.brine.reports.gate.TimePair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate with real JVMs on a tiny model; what is timed is not looked at. */
class JvmForksTest {
    private static final TimedRow.StoredAs KRYO = new TimedRow.StoredAs("kryo", "tuned");

    @TempDir
    private Path folder;

    private Arm arm = Arm.current();

    @BeforeEach
    void makeModel() throws IOException {
        Path model = folder.resolve("tiny.brine");
        Brine.save(
                GateForest.make(1),
                model,
                WriteOptions.defaults().withFormat("mmap").withoutForce());
        arm = new Arm("", slowedFirst(), Arm.current().java(), List.of(), Optional.of(model));
    }

    /** This process's class path, with the service file of the slowed format. */
    private static List<Path> slowedFirst() {
        List<Path> classPath =
                new ArrayList<>(List.of(Path.of("src/test/slowed").toAbsolutePath()));
        classPath.addAll(Arm.current().classPath());
        return classPath;
    }

    private Arm flagged(String flags) {
        return new Arm(flags, arm.classPath(), arm.java(), List.of(flags.split(" ", -1)), arm.model());
    }

    private Side side(String name, Arm with) {
        return new Side(name, with, folder.resolve(name));
    }

    private Side made(String name, Arm with, JvmForks forks) throws IOException, InterruptedException {
        Side side = side(name, with);
        Files.createDirectories(side.folder());
        forks.describe(side);
        return side;
    }

    @Test
    void provesMeasuresAndTriesHeaps() throws IOException, InterruptedException {
        JvmForks forks = new JvmForks(folder);
        Side base = made("base", arm, forks);
        Proof proof = forks.prove(base, KRYO, TimedRow.OPERATIONS);
        assertThat(proof.difference()).isEmpty();
        assertThat(proof.fileBytes()).isEqualTo(Files.size(base.file(KRYO)));
        assertThat(proof.allocated()).containsOnlyKeys(TimedRow.OPERATIONS);
        for (String operation : TimedRow.OPERATIONS) {
            TimePair pair = forks.pair(base, base, new TimedRow(KRYO, operation), new Pace(2, 1, 3), false);
            assertThat(pair.baseNanos()).isPositive();
            assertThat(pair.baseFirst()).isFalse();
        }
        assertThat(forks.completes(base, KRYO, 64)).isTrue();
        assertThat(forks.completes(base, KRYO, 2)).isFalse();
        assertThat(folder.toFile().list((dir, name) -> name.endsWith(".model"))).isEmpty();
    }

    @Test
    void saysWhatAForkComplainsAbout() throws IOException, InterruptedException {
        JvmForks forks = new JvmForks(folder);
        Side base = made("base", arm, forks);
        assertThatThrownBy(() -> forks.prove(base, new TimedRow.StoredAs("absent", "x"), List.of()))
                .isInstanceOf(ForkFailedException.class)
                .hasMessageContaining("base: status 1: ")
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> forks.describe(side("head", flagged("-XX:+NoSuchFlag"))))
                .hasMessageContaining("NoSuchFlag");
    }

    @Test
    void whatTheTestFormatMakesWorseIsFound() throws IOException, InterruptedException {
        GateResult result = run(flagged("-Dbrine.test.padding=0.05"), "slowed-kryo/save");
        assertThat(result.exactChecks())
                .filteredOn(check -> check.verdict() == ExactVerdict.FAILED)
                .extracting(ExactCheck::name)
                .containsExactly(ExactCheck.FILE_BYTES);
        assertThat(run(flagged("-Dbrine.test.allocation=0.05"), "slowed-kryo/load")
                        .exactChecks())
                .filteredOn(check -> check.verdict() == ExactVerdict.FAILED)
                .extracting(ExactCheck::name)
                .containsExactly(ExactCheck.ALLOCATION);
    }

    @Test
    void aRunWhoseHeadDoesNotStartLeavesNothing() {
        assertThatThrownBy(() -> run(flagged("-XX:+NoSuchFlag"), "slowed-kryo/save"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NoSuchFlag");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** No time for pairs: what is exact is checked nevertheless. */
    private GateResult run(Arm head, String row) throws IOException, InterruptedException {
        GateOptions options = new GateOptions(
                arm,
                head,
                List.of(row),
                Duration.ofSeconds(1),
                0.05,
                OptionalInt.of(10),
                OptionalInt.of(0),
                OptionalLong.of(1),
                folder.resolve("out"),
                false,
                false,
                false,
                "");
        GateResult result = Gate.run(options, text -> {}, new BenchStop());
        assertThat(result.rows()).extracting(GateRow::id).isSubsetOf(row);
        return result;
    }
}
