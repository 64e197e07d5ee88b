package dev.brine.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.gate.Sides.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor with forks that are not real, on a made-up host. */
class DoctorTest {
    @TempDir
    private Path folder;

    private final FakeForks forks = new FakeForks();

    private void host(String name, String content) throws IOException {
        Path file = folder.resolve("root").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private DoctorReport report() throws IOException, InterruptedException {
        Path model = Files.writeString(folder.resolve("model"), "model");
        Arm arm = new Arm("", List.of(), Path.of("java"), List.of(), Optional.of(model));
        Sides sides =
                new Sides(new Side("base", arm, folder), new Side("head", arm, folder), new Side("copy", arm, folder));
        return new Doctor(folder, forks, sides, new HostFacts(folder.resolve("root")), forks, text -> {}).report();
    }

    @Test
    void aQuietMachineCanGate() throws IOException, InterruptedException {
        host("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        host("proc/meminfo", "MemTotal:       16777216 kB\nMemAvailable:   8388608 kB\n");
        host("proc/stat", "cpu  100 0 50 800 10 0 5 0 0 0\n");
        host("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        host("sys/fs/cgroup/cpu.max", "200000 100000\n");
        DoctorReport report = report();
        assertThat(report.facts())
                .containsEntry("governor", "performance")
                .containsEntry("memory limit of the control group", "none")
                .containsEntry("processor limit of the control group", "200000 100000")
                .containsEntry("memory", "16,384 MiB")
                .containsEntry("stolen by the host", "0.0 %");
        assertThat(report.noise()).hasSize(3).allMatch(row -> row.pairs() >= 4 && row.smallestEffect() < 0.1);
        assertThat(report.can()).anyMatch(text -> text.contains("models of up to 512 MiB"));
        assertThat(report.cannot()).noneMatch(text -> text.contains("governor") || text.contains("too coarse"));
    }

    @Test
    void aNoisyOneCannot() throws IOException, InterruptedException {
        host("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
        forks.spread = 0.2;
        DoctorReport report = report();
        assertThat(report.facts())
                .containsEntry("stolen by the host", "unknown")
                .containsEntry("memory", "unknown");
        assertThat(report.cannot())
                .anyMatch(text -> text.contains("governor 'powersave'"))
                .anyMatch(text -> text.startsWith("kryo-tuned/load: pairs scatter by") && text.contains("too coarse"));
    }

    @Test
    void stolenTimeIsAShareOfAllTime() throws IOException {
        host("proc/stat", "cpu  100 0 50 800 10 0 5 35 0 0\ncpu0 1 2 3 4 5 6 7 8\n");
        HostFacts facts = new HostFacts(folder.resolve("root"));
        HostFacts.Ticks earlier = new HostFacts.Ticks(900, 25);
        assertThat(facts.ticks())
                .hasValueSatisfying(now -> assertThat(now.stolenSince(earlier)).isEqualTo(0.1));
        assertThat(facts.memory("MemTotal")).isEqualTo(OptionalLong.empty());
        assertThat(HostFacts.clockStep()).isPositive();
    }
}
