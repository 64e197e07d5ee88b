package dev.brine.reports.result;

import java.util.List;
import java.util.Map;

/**
 * The machine and JVM that a run was taken on. Text that could not be found out is blank.
 *
 * @param cpuModel model of the processor
 * @param cores processors that the JVM may use
 * @param memoryBytes memory of the machine, 0 where unknown
 * @param operatingSystem name and version
 * @param kernel release of the kernel
 * @param fileSystem type of the file system that the model files lay on
 * @param jdk vendor and version of the measured JVM
 * @param jvmFlags flags given to every measured JVM, in order
 * @param garbageCollector collector of the measured JVMs
 * @param pageCacheStatement one sentence: how the page cache was brought into its state, and what was not controlled
 * @param libraries versions of the libraries of the formats, by name, in order
 */
public record RunEnvironment(
        String cpuModel,
        int cores,
        long memoryBytes,
        String operatingSystem,
        String kernel,
        String fileSystem,
        String jdk,
        List<String> jvmFlags,
        String garbageCollector,
        String pageCacheStatement,
        Map<String, String> libraries) {
    /** Copies the lists and checks that nothing is missing. */
    public RunEnvironment {
        Checks.required(cpuModel, "cpuModel");
        Checks.notNegative(cores, "cores");
        Checks.notNegative(memoryBytes, "memoryBytes");
        Checks.required(operatingSystem, "operatingSystem");
        Checks.required(kernel, "kernel");
        Checks.required(fileSystem, "fileSystem");
        Checks.required(jdk, "jdk");
        jvmFlags = List.copyOf(Checks.required(jvmFlags, "jvmFlags"));
        Checks.required(garbageCollector, "garbageCollector");
        Checks.required(pageCacheStatement, "pageCacheStatement");
        libraries = Checks.ordered(libraries, "libraries");
    }
}
