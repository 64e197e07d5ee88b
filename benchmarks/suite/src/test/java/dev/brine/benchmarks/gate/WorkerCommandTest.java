package dev.brine.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.gate.Plan.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {
    private static List<String> line(String... flags) {
        Arm arm = new Arm("", List.of(Path.of("a.jar")), Path.of("java"), List.of(flags), Optional.empty());
        return new WorkerCommand(arm, Path.of("worker"))
                .roomFor(32L << 20)
                .touched()
                .with(List.of("--needed"))
                .line("measure", "x=1");
    }

    @Test
    void pinsCollectorHeapAndProcessors() {
        assertThat(line())
                .startsWith("java", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-Xms512m", "-Xmx512m")
                .contains("-XX:+AlwaysPreTouch", "--needed")
                .endsWith("dev.brine.benchmarks.gate.worker.GateWorker", "measure", "x=1");
    }

    @Test
    void anArmsOwnFlagsWin() {
        assertThat(line("-XX:+UseG1GC", "-Xmx1g", "-XX:ActiveProcessorCount=2"))
                .doesNotContain("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")
                .containsSubsequence(
                        "-XX:ActiveProcessorCount=1", "-XX:+UseG1GC", "-Xmx1g", "-XX:ActiveProcessorCount=2");
    }

    @Test
    void theWorkerStandsBeforeTheArm() {
        assertThat(line()).anyMatch(part -> part.startsWith("worker") && part.endsWith("a.jar"));
    }

    @Test
    void shotsAreLongEnoughForTheClockAndFewEnoughForTheLimit() {
        assertThat(Pace.of(1_000)).isEqualTo(new Pace(1500, 233, 80));
        assertThat(Pace.of(3_000_000)).isEqualTo(new Pace(1, 117, 67));
        assertThat(Pace.of(500_000_000)).isEqualTo(new Pace(1, 15, 15));
    }

    @Test
    void thePointOfAForkIsItsLowerDecile() {
        double[] shots = {9, 1, 8, 2, 7, 3, 6, 4, 5, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
        assertThat(JvmForks.lowerDecile(shots)).isEqualTo(3);
    }
}
