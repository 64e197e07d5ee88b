package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the smallest -Xmx with which a JVM saves or loads. Saving takes the model from a mapping, so that all of the
 * heap is extra; of loading's heap the payload is taken off. What the JVM itself needs counts as extra.
 */
final class PeakHeapGoals implements Measurement {
    private static final long MIB = 1L << 20;
    private static final double PART = 0.05;
    private static final long FIXED_BYTES = 16 * MIB;
    private static final int YOUNG_MIB = 2;

    /** A JVM with less does not start. */
    private static final int LEAST_MIB = 2 * YOUNG_MIB - 1;

    @Override
    public List<Goal> goals() {
        return List.of(Goal.HEAP_SAVE, Goal.HEAP_LOAD, Goal.HEAP_SAVE_BALANCED, Goal.HEAP_LOAD_BALANCED);
    }

    /** What a JVM is asked to do. */
    private record Operation(Goal goal, long payloadInHeap, String verb, List<Object> arguments) {}

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException {
        long payload = setting.forest().payloadBytes();
        Path out = setting.work().resolve("peak.tmp");
        List<GoalResult> results = new ArrayList<>();
        results.add(measure(setting, new Operation(Goal.HEAP_SAVE, 0, "save-mapped", List.of(out, "raw"))));
        results.add(measure(setting, new Operation(Goal.HEAP_LOAD, payload, "load", List.of(setting.raw()))));
        try {
            Path balanced = setting.balancedOrExplain();
            results.add(measure(
                    setting, new Operation(Goal.HEAP_SAVE_BALANCED, 0, "save-mapped", List.of(out, "balanced"))));
            results.add(measure(setting, new Operation(Goal.HEAP_LOAD_BALANCED, payload, "load", List.of(balanced))));
        } catch (NotAvailableException e) {
            String reason = String.valueOf(e.getMessage());
            results.add(GoalResult.notAvailable(Goal.HEAP_SAVE_BALANCED, reason));
            results.add(GoalResult.notAvailable(Goal.HEAP_LOAD_BALANCED, reason));
        }
        return results;
    }

    private static GoalResult measure(Setting setting, Operation operation) throws IOException {
        long allowed = (long) (PART * setting.forest().payloadBytes()) + FIXED_BYTES;
        long payloadMib = (operation.payloadInHeap() + MIB - 1) / MIB;
        long none = Math.max(payloadMib, LEAST_MIB);
        long some = payloadMib + allowed / MIB;
        while (!fits(setting, operation, some)) {
            none = some;
            some += 2 * allowed / MIB;
            if (some > 4 * (setting.forest().payloadBytes() + allowed) / MIB) {
                throw new IOException("%s fails with a heap of %d MiB".formatted(operation.verb(), none));
            }
        }
        for (int i = 0; i < setting.sizes().halvings() && some - none > 1; i++) {
            long middle = (none + some) / 2;
            boolean fits = fits(setting, operation, middle);
            some = fits ? middle : some;
            none = fits ? none : middle;
        }
        double extra = some - operation.payloadInHeap() / (double) MIB;
        return GoalResult.of(
                operation.goal(),
                Ratio.exact(extra * MIB / allowed),
                Figure.of("smallest -Xmx", "MiB", (double) some),
                Figure.of("payload in it", "MiB", operation.payloadInHeap() / (double) MIB),
                Figure.of("allowed beside it", "MiB", allowed / (double) MIB));
    }

    private static boolean fits(Setting setting, Operation operation, long mib) throws IOException {
        List<String> flags = List.of(
                "-XX:+UseSerialGC", "-Xmn" + YOUNG_MIB + "m", "-Xmx" + mib + "m", "-XX:MaxDirectMemorySize=32m");
        try (ProbeClient probe = ProbeClient.quiet(setting.raw(), flags)) {
            probe.take(operation.verb(), operation.arguments().toArray());
            return true;
        } catch (IOException e) {
            if (ProbeClient.isOutOfMemory(e)) {
                return false;
            }
            throw e;
        }
    }
}
