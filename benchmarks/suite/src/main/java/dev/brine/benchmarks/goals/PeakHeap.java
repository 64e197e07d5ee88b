package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.goals.GoalResult.Figure;
import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.HeapSearch;
import dev.brine.benchmarks.process.Transferring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The smallest -Xmx with which a JVM saves or loads. Saving takes the model from a mapping, so that all of the heap is
 * extra; of loading's heap the payload is taken off. What the JVM itself needs counts as extra.
 *
 * @param payloadBytes of the model's tensors
 * @param work folder for files
 */
record PeakHeap(long payloadBytes, Path work) {
    private static final double MIB = 1 << 20;
    private static final double PART = 0.05;
    private static final double FIXED_MIB = 16;
    private static final int YOUNG_MIB = 2;
    private static final int MOST_TIMES_PAYLOAD = 4;
    private static final int TIMEOUT_SECONDS = 120;

    /** A JVM with less does not start. */
    private static final int LEAST_MIB = 2 * YOUNG_MIB - 1;

    private static final HeapSearch SEARCH = new HeapSearch(1, 0.01);

    GoalResult ofLoad(Goal goal, Path file) throws IOException, InterruptedException {
        return measure(goal, payloadBytes / MIB, List.of(Transferring.LOAD, file));
    }

    /** Saves the model of a mapped file in a variant of the same format. */
    GoalResult ofSave(Goal goal, Path mapped, String variant) throws IOException, InterruptedException {
        Path out = work.resolve("peak-heap");
        return measure(goal, 0, List.of(Transferring.SAVE, mapped, out, "mmap", variant));
    }

    private GoalResult measure(Goal goal, double payloadInHeap, List<?> arguments)
            throws IOException, InterruptedException {
        double allowed = PART * payloadBytes / MIB + FIXED_MIB;
        long none = Math.max((long) Math.ceil(payloadInHeap), LEAST_MIB);
        long most = (long) (MOST_TIMES_PAYLOAD * (payloadBytes / MIB + allowed));
        OptionalLong found = SEARCH.smallest(
                none, none + (long) allowed, most, mib -> run(arguments, mib).isGood());
        if (found.isEmpty()) {
            return GoalResult.error(goal, run(arguments, most).failure());
        }
        return GoalResult.exact(
                goal,
                (found.getAsLong() - payloadInHeap) / allowed,
                Figure.of("smallest -Xmx", "MiB", (double) found.getAsLong()),
                Figure.of("payload in it", "MiB", payloadInHeap),
                Figure.of("allowed beside it", "MiB", allowed));
    }

    private ChildOutput run(List<?> arguments, long mib) throws IOException, InterruptedException {
        List<String> flags = List.of(
                "-XX:+UseSerialGC", "-Xmn" + YOUNG_MIB + "m", "-Xmx" + mib + "m", "-XX:MaxDirectMemorySize=32m");
        return ChildProcess.run(ChildJvm.command(flags, Transferring.class, arguments), work, TIMEOUT_SECONDS);
    }
}
