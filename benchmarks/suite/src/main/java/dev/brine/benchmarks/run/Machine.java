package dev.brine.benchmarks.run;

import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.reports.result.RunEnvironment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Describes the machine and the JVM that a run is taken on. */
public final class Machine {
    private static final String PAGE_CACHE =
            "Model files were just written and read, so they lie in the page cache (warm), except for starts that say "
                    + "guest-cold; nothing here says how fast the device is.";

    private Machine() {}

    /**
     * Returns the description; the file system is that of a folder.
     *
     * @param peerLibraries versions of what runs outside of this JVM, by name
     */
    public static RunEnvironment environment(Path work, Map<String, String> peerLibraries) throws IOException {
        Map<String, String> libraries = new TreeMap<>(peerLibraries);
        for (ModelFormat format : ModelFormats.available()) {
            libraries.putAll(format.libraryVersions());
        }
        return new RunEnvironment(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes(),
                operatingSystem(),
                System.getProperty("os.version", ""),
                Files.getFileStore(work).type(),
                "%s %s"
                        .formatted(
                                System.getProperty("java.vendor", ""), System.getProperty("java.runtime.version", "")),
                JvmArguments.common(),
                "G1",
                PAGE_CACHE,
                libraries);
    }

    /** Returns facts by name; file system and device are a folder's. */
    public static Map<String, String> facts(Path work) throws IOException {
        RunEnvironment machine = environment(work, Map.of());
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

    private static String cpuModel() throws IOException {
        return firstValue(Path.of("/proc/cpuinfo"), "model name", ":");
    }

    private static String operatingSystem() throws IOException {
        String pretty =
                firstValue(Path.of("/etc/os-release"), "PRETTY_NAME", "=").replace("\"", "");
        return pretty.isEmpty() ? System.getProperty("os.name", "") : pretty;
    }

    private static String firstValue(Path file, String key, String separator) throws IOException {
        if (!Files.isReadable(file)) {
            return "";
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            int at = line.indexOf(separator);
            if (at > 0 && line.substring(0, at).strip().equals(key)) {
                return line.substring(at + 1).strip();
            }
        }
        return "";
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
