package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.FirstPrediction;
import dev.brine.benchmarks.process.FreshProcess;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the smallest -Xmx with which a JVM opens a model and predicts one row. The serial collector's heap is a whole
 * number of 2 MiB, so small heaps are found to 2 MiB and large ones to 2 %.
 */
final class SmallestHeap implements Footprint {
    private static final double BYTES_PER_MB = 1e6;
    private static final long MIB = 1L << 20;
    private static final long STEP_MIB = 2;
    private static final double PART = 0.02;
    private static final long ROOM_MIB = 64;
    private static final int MOST_TIMES_PAYLOAD = 64;
    private static final int REPEATS = 3;
    private static final int TIMEOUT_SECONDS = 60;

    @Override
    public List<Operation> operations() {
        return List.of(Operation.SMALLEST_HEAP);
    }

    @Override
    public String label() {
        return "smallest heap";
    }

    @Override
    public Map<Operation, Double> measure(Held held) throws IOException, InterruptedException {
        long payloadMib = held.model().subject().info().payloadBytes() / MIB;
        long none = 0;
        long some = even(Math.max(2 * STEP_MIB, payloadMib / 4));
        Optional<String> failure = failure(held, some);
        while (failure.isPresent()) {
            none = some;
            some = even(some * 2);
            if (some > MOST_TIMES_PAYLOAD * (payloadMib + ROOM_MIB)) {
                throw new IOException("even with a heap of %d MiB %s".formatted(none, failure.get()));
            }
            failure = failure(held, some);
        }
        while (some - none > Math.max(STEP_MIB, PART * some)) {
            long middle = even((none + some) / 2);
            boolean fits = failure(held, middle).isEmpty();
            some = fits ? middle : some;
            none = fits ? none : middle;
        }
        return Map.of(Operation.SMALLEST_HEAP, confirmed(held, some) * MIB / BYTES_PER_MB);
    }

    /** Returns the smallest heap from the found one on that is enough every time. */
    private static long confirmed(Held held, long found) throws IOException, InterruptedException {
        long mib = found;
        int enough = 1;
        while (enough < REPEATS) {
            boolean fits = failure(held, mib).isEmpty();
            mib = fits ? mib : even(mib + Math.max(STEP_MIB, (long) (PART * mib)));
            enough = fits ? enough + 1 : 0;
        }
        return mib;
    }

    private static long even(long mib) {
        return (mib + STEP_MIB - 1) / STEP_MIB * STEP_MIB;
    }

    /** Returns how the JVM fails with such a heap, or empty. */
    private static Optional<String> failure(Held held, long mib) throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(
                JvmArguments.of(Optional.of(held.tested()), Operation.SMALLEST_HEAP, HeapSetting.DEFAULT));
        flags.add("-Xmx" + mib + "m");
        List<String> command = ChildJvm.command(flags, FirstPrediction.class);
        command.add(held.file().toString());
        command.addAll(
                FirstPrediction.arguments(held.model().firstRow(), held.model().file("first-row")));
        FreshProcess.Ended ended =
                FreshProcess.run(command, Files.createDirectories(held.model().file("heap")), TIMEOUT_SECONDS);
        if (ended.status() != 0) {
            return Optional.of(ended.failure());
        }
        String expected = FirstPrediction.hex(held.model().firstExpected());
        if (!ended.lines().get(0).equals(expected)) {
            throw new IOException("a fresh process predicts bits '%s', expected '%s'"
                    .formatted(ended.lines().get(0), expected));
        }
        return Optional.empty();
    }

    @Override
    public String proof() {
        return "1 prediction equal bit by bit in every JVM that ended well";
    }
}
