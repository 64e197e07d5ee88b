package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.ChildJvm;
import java.util.ArrayList;
import java.util.List;

/** Heaps of child JVMs. */
final class Heaps {
    private static final long MIB = 1L << 20;
    private static final int LEAST_MIB = 256;

    private Heaps() {}

    /** Returns flags of a heap that grows as it likes. */
    static List<String> usual() {
        return flags("-XX:+UseG1GC");
    }

    /** Returns flags of a heap whose memory was touched before the program starts, of a few times the payload. */
    static List<String> pretouched(long payloadBytes) {
        long mib = LEAST_MIB + 6 * payloadBytes / MIB;
        return flags("-XX:+UseG1GC", "-Xms" + mib + "m", "-Xmx" + mib + "m", "-XX:+AlwaysPreTouch");
    }

    private static List<String> flags(String... own) {
        List<String> flags = new ArrayList<>(List.of(own));
        flags.addAll(ChildJvm.flagsOf("kryo"));
        return flags;
    }
}
