package dev.brine.benchmarks.run;

import dev.brine.reports.result.HeapSetting;
import java.util.ArrayList;
import java.util.List;

/** The JVM arguments of a fork: what its format needs, and the heap. */
final class JvmArguments {
    private static final List<String> COLLECTOR = List.of("-XX:+UseG1GC");
    private static final int PRETOUCHED_MIB = 768;

    private JvmArguments() {}

    /** Returns the arguments of every fork. */
    static List<String> common() {
        return COLLECTOR;
    }

    static List<String> of(Cell cell) {
        List<String> arguments = new ArrayList<>(COLLECTOR);
        if (cell.heap() == HeapSetting.PRETOUCHED) {
            arguments.add("-Xms" + PRETOUCHED_MIB + "m");
            arguments.add("-Xmx" + PRETOUCHED_MIB + "m");
            arguments.add("-XX:+AlwaysPreTouch");
        }
        if (Runtime.version().feature() >= 24) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        cell.variant()
                .ifPresent(tested -> tested.format().jvmFlags(Runtime.version().feature()).stream()
                        .filter(flag -> !arguments.contains(flag))
                        .forEach(arguments::add));
        return arguments;
    }
}
