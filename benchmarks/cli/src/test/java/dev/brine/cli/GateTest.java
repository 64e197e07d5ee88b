package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.gate.Gate;
import dev.brine.benchmarks.gate.GateOptions;
import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.GateRecord;
import dev.brine.reports.gate.GateRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest extends CommandTest {
    @BeforeEach
    void makeJars() throws IOException {
        file("old.jar", "old");
        file("new.jar", "new");
    }

    private int gate(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"gate", "--base=@old.jar", "--head=@new.jar", "--out=@out"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    @Test
    void optionsReachTheRunner() {
        assertThat(gate("--rows=mmap-raw/load,mmap-raw/save", "--minutes=1.5", "--rounds=12", "--screen=3", "--seed=9"))
                .isZero();
        GateOptions options = gateCalls.get(0);
        assertThat(options.base().classPath()).containsExactly(folder.resolve("old.jar"));
        assertThat(options.head().classPath()).containsExactly(folder.resolve("new.jar"));
        assertThat(options.rows()).containsExactly("mmap-raw/load", "mmap-raw/save");
        assertThat(options.limit()).isEqualTo(Duration.ofSeconds(90));
        assertThat(options.judgeRounds()).isEqualTo(OptionalInt.of(12));
        assertThat(options.screenRounds()).isEqualTo(OptionalInt.of(3));
        assertThat(options.seed()).isEqualTo(OptionalLong.of(9));
        assertThat(options.enforces()).isFalse();
        assertThat(options.commandLine()).startsWith("java -jar brine.jar gate --base=");
    }

    @Test
    void twelveRowsIn25MinutesOr6() {
        assertThat(gate()).isZero();
        assertThat(gateCalls.get(0).rows()).isEqualTo(Gate.DEFAULT_ROWS).hasSize(12);
        assertThat(gateCalls.get(0).limit()).isEqualTo(Duration.ofMinutes(25));
        assertThat(gate("--quick")).isZero();
        assertThat(gateCalls.get(1).limit()).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void aRegressionFailsOnlyWhereEnforced() {
        gateResult = SampleGate.of(1.2, List.of());
        assertThat(gate()).isZero();
        assertThat(out()).startsWith("RED: 1 regressed").contains("report: ");
        assertThat(folder.resolve("out/gate.json")).isNotEmptyFile();
        assertThat(folder.resolve("out/gate-junit.xml")).isNotEmptyFile();
        assertThat(gate("--enforce")).isEqualTo(1);
        gateResult = SampleGate.of(List.of());
        assertThat(gate("--enforce")).isZero();
    }

    @Test
    void predictionsThatDifferFailAlways() {
        gateResult = SampleGate.of(List.of(ExactCheck.outputHash("mmap-raw", "a", "b")));
        assertThat(gate()).isEqualTo(1);
        gateResult = SampleGate.of(List.of(ExactCheck.allocation("mmap-raw/load", 1e6, 2e6)));
        assertThat(gate()).isZero();
        assertThat(gate("--enforce")).isEqualTo(1);
    }

    @Test
    void whatIsLeftOpenIsStatusThreeOnlyWhereAsked() {
        gateResult = SampleGate.of(1.05, List.of());
        assertThat(gate("--enforce")).isZero();
        assertThat(out()).startsWith("AMBER");
        assertThat(gate("--enforce", "--strict")).isEqualTo(3);
    }

    @Test
    void theRecordGrowsByALine() throws IOException {
        properties.setProperty("brine.commit", "abc");
        assertThat(gate("--record=@runs.jsonl")).isZero();
        gateResult = SampleGate.of(1.2, List.of());
        assertThat(gate("--record=@runs.jsonl", "--injected=+20 % time=mmap-raw/load"))
                .isZero();
        gateResult = SampleGate.of(List.of(ExactCheck.allocation("mmap-raw/load", 1e6, 2e6)));
        assertThat(gate("--record=@runs.jsonl", "--injected=allocation twice=allocation, mmap-raw/load"))
                .isZero();
        List<GateRun> runs = GateRecord.read(folder.resolve("runs.jsonl"));
        assertThat(runs).extracting(GateRun::kind).containsExactly(GateRun.SAME_ARM, "+20 % time", "allocation twice");
        assertThat(runs).extracting(GateRun::caught).containsExactly(false, true, true);
        assertThat(runs).extracting(GateRun::commit).containsOnly("abc");
        assertThat(runs)
                .extracting(GateRun::setting)
                .containsOnly("1 rows, 0 screening, 10 judging and 10 confirming pairs");
    }

    @Test
    void theDoctorSaysWhatCanAndCannotBeMeasured() {
        assertThat(run("doctor", "--work=@")).isZero();
        assertThat(out()).contains("cores", "mmap-raw/load", "ratio 1.001", "Exact figures.", "Cold starts.");
        assertThat(run("doctor", "--work=@", "--json")).isZero();
        assertThat(out()).startsWith("{\"facts\":{\"cores\":\"2\"}").contains("\"smallestEffect\":0.08");
    }
}
