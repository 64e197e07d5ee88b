package dev.brine.reports.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What two runs must share before their times may be compared. Text that could not be found out is blank.
 *
 * @param cpuModel model of the processor
 * @param cores processors that the JVM may use
 * @param operatingSystem name and version
 * @param kernel release of the kernel
 * @param fileSystem type of the file system that the model files lay on
 * @param jdk vendor and version of the measured JVM
 */
public record MachineClass(
        String cpuModel, int cores, String operatingSystem, String kernel, String fileSystem, String jdk) {
    /** Checks that nothing is missing. */
    public MachineClass {
        Checks.required(cpuModel, "cpuModel");
        Checks.notNegative(cores, "cores");
        Checks.required(operatingSystem, "operatingSystem");
        Checks.required(kernel, "kernel");
        Checks.required(fileSystem, "fileSystem");
        Checks.required(jdk, "jdk");
    }

    /** The class of the machine and JVM that a run was taken on. */
    public static MachineClass of(RunEnvironment environment) {
        return new MachineClass(
                environment.cpuModel(),
                environment.cores(),
                environment.operatingSystem(),
                environment.kernel(),
                environment.fileSystem(),
                environment.jdk());
    }

    /** What differs, such as {@code kernel '6.1' and '6.8'}; empty where the classes are equal. */
    public List<String> differences(MachineClass other) {
        List<String> differences = new ArrayList<>();
        add(differences, "processor", cpuModel, other.cpuModel);
        add(differences, "cores", cores, other.cores);
        add(differences, "operating system", operatingSystem, other.operatingSystem);
        add(differences, "kernel", kernel, other.kernel);
        add(differences, "file system", fileSystem, other.fileSystem);
        add(differences, "JDK", jdk, other.jdk);
        return differences;
    }

    /** The parts on one line, joined by commas; unknown ones are left out. */
    public String text() {
        List<String> parts =
                List.of(cpuModel, cores + (cores == 1 ? " core" : " cores"), operatingSystem, kernel, fileSystem, jdk);
        return String.join(", ", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    private static void add(List<String> differences, String name, Object a, Object b) {
        if (!Objects.equals(a, b)) {
            differences.add("%s '%s' and '%s'".formatted(name, a, b));
        }
    }
}
