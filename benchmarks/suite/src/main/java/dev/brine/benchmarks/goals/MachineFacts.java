package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.run.Machine;
import dev.brine.reports.result.RunEnvironment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the machine is. */
final class MachineFacts {
    private MachineFacts() {}

    /** Returns facts by name; file system and device are a folder's. */
    static Map<String, String> of(Path work) throws IOException {
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
