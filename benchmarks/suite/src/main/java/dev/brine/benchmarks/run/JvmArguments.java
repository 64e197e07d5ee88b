package dev.brine.benchmarks.run;

import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JVM arguments of a fork: what its format needs, and the heap. */
final class JvmArguments {
    private static final List<String> COLLECTOR = List.of("-XX:+UseG1GC");

    /** Its heap's size is exact and small: what is looked for is the model's share, not the collector's. */
    private static final List<String> EXACT_COLLECTOR = List.of("-XX:+UseSerialGC");

    /** A heap that begins small shows what a model takes. */
    private static final String SMALL_HEAP = "-Xms8m";

    private static final int PRETOUCHED_MIB = 768;

    private JvmArguments() {}

    /** Returns the arguments of every fork. */
    static List<String> common() {
        return COLLECTOR;
    }

    static List<String> of(Cell cell) {
        return of(cell.variant(), cell.operation(), cell.setting());
    }

    static List<String> of(Optional<Tested> variant, Operation operation, CellSetting setting) {
        List<String> arguments = new ArrayList<>(collector(operation, setting));
        arguments.addAll(setting.flags());
        if (setting.heap() == HeapSetting.PRETOUCHED) {
            arguments.add("-Xms" + PRETOUCHED_MIB + "m");
            arguments.add("-Xmx" + PRETOUCHED_MIB + "m");
            arguments.add("-XX:+AlwaysPreTouch");
        }
        if (Runtime.version().feature() >= 24) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        variant.ifPresent(tested -> tested.format().jvmFlags(Runtime.version().feature()).stream()
                .filter(flag -> !arguments.contains(flag))
                .forEach(arguments::add));
        return arguments;
    }

    private static List<String> collector(Operation operation, CellSetting setting) {
        return switch (operation) {
            case SMALLEST_HEAP, RETAINED_HEAP -> EXACT_COLLECTOR;
            case PEAK_ANONYMOUS, PEAK_FILE, PSS_1, PSS_2, PSS_4 -> List.of(COLLECTOR.get(0), SMALL_HEAP);
            default -> setting.processors() == 0 ? COLLECTOR : EXACT_COLLECTOR;
        };
    }
}
