package dev.brine.benchmarks.run;

import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.reports.result.RunEnvironment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
