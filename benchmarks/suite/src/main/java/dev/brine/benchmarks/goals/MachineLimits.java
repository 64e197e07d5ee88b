package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.run.Machine;
import dev.brine.reports.result.RunEnvironment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the machine does when no format is in the way, and what it is.
 *
 * @param facts about machine and JVM, by name
 * @param figures of writing, reading and copying the forest's bytes, in MB/s
 */
record MachineLimits(Map<String, String> facts, List<Figure> figures) {
    private static final int WARMUPS = 2;
    private static final double BYTES_OF_COPY = 64 << 20;

    static MachineLimits measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        List<String> flags = Heaps.pretouched(setting.forest().payloadBytes());
        try (ProbeClient probe = ProbeClient.start(setting.raw(), flags)) {
            double bytes = setting.forest().payloadBytes();
            Path out = setting.work().resolve("limit.tmp");
            Rounds rounds = new Rounds("MB/s")
                    .add("raw channel write", () -> speed(bytes, probe.take("raw-write", out)))
                    .add("raw channel read", () -> speed(bytes, probe.take("raw-read", setting.bare())))
                    .add("memory copy", () -> speed(BYTES_OF_COPY, probe.take("copy")))
                    .run(WARMUPS, setting.sizes().longRounds());
            return new MachineLimits(
                    facts(setting.work()),
                    List.of(
                            rounds.figure("raw channel write"),
                            rounds.figure("raw channel read"),
                            rounds.figure("memory copy")));
        }
    }

    private static double speed(double bytes, double millis) {
        return bytes / millis / 1e3;
    }

    private static Map<String, String> facts(Path work) throws IOException {
        RunEnvironment machine = Machine.environment(work, Map.of());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cpu", machine.cpuModel());
        facts.put("cores", Integer.toString(machine.cores()));
        facts.put("memory", "%,d MiB".formatted(machine.memoryBytes() >> 20));
        facts.put("system", machine.operatingSystem() + ", kernel " + machine.kernel());
        facts.put("file system", machine.fileSystem());
        facts.put("read-ahead of a page fault", readAhead(work));
        facts.put("jdk", machine.jdk());
        facts.put(
                "load average at the start",
                String.format(
                        Locale.ROOT,
                        "%.2f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return facts;
    }

    /** Returns what Linux reads around a page of the folder's device that is not in memory. */
    private static String readAhead(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return "unknown";
        }
        long device = (Long) Files.getAttribute(folder, "unix:dev");
        Path setting = Path.of("/sys/class/bdi", (device >> 8 & 0xfff) + ":" + (device & 0xff), "read_ahead_kb");
        return Files.isReadable(setting)
                ? Files.readString(setting, StandardCharsets.UTF_8).strip() + " KiB"
                : "unknown";
    }
}
