package dev.brine.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.gate.Forks.ForkFailedException;
import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.benchmarks.gate.Sides.Side;
import dev.brine.reports.gate.TimePair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Forks that take no time but a clock's, and are as slow as a test wants. */
final class FakeForks implements Forks, LongSupplier {
    private static final long SECOND = 1_000_000_000L;
    private static final long SEED = 7;

    /** What was run, such as {@code load mmap-raw base copy first=base}. */
    final List<String> pairs = new ArrayList<>();

    /** Head's time over base's, by row; 1 where none is given. */
    final Map<String, Double> ratios = new HashMap<>();

    double spread = 0.01;
    double copyRatio = 1;
    long headBytes = 1000;
    long headAllocated = 50_000;
    String headPredictions = "same";
    int smallestHeap = 21;
    int headNeeds = 21;
    int failsAfter = Integer.MAX_VALUE;

    /** Is told, before a pair, how many there were. */
    IntConsumer onPair = pairs -> {};

    private final Set<String> described = new HashSet<>();
    private final Random noise = new Random(SEED);
    private long nanos;

    @Override
    public long getAsLong() {
        return nanos;
    }

    @Override
    public Description describe(Side side) {
        nanos += SECOND / 2;
        described.add(side.name());
        return new Description("Java 17", "1", 12 << 20, List.of(), Map.of(), Map.of());
    }

    @Override
    public Proof prove(Side side, TimedRow.StoredAs storedAs, List<String> operations) {
        nanos += SECOND;
        assertThat(described).contains(side.name());
        boolean isHead = side.name().equals("head");
        Map<String, Long> allocated = new HashMap<>();
        Map<String, Long> times = new HashMap<>();
        operations.forEach(operation -> {
            allocated.put(operation, isHead ? headAllocated : 50_000L);
            times.put(operation, 3_000_000L);
        });
        String predictions = isHead ? headPredictions : "same";
        return new Proof(isHead ? headBytes : 1000, "d", predictions, "d", predictions, allocated, times);
    }

    @Override
    public TimePair pair(Side base, Side head, TimedRow row, Pace pace, boolean baseFirst) throws ForkFailedException {
        nanos += 2 * SECOND;
        onPair.accept(pairs.size());
        if (pairs.size() >= failsAfter) {
            throw new ForkFailedException("head: status 1: it fell over");
        }
        pairs.add("%s %s %s first=%s"
                .formatted(row.id(), base.name(), head.name(), baseFirst ? base.name() : head.name()));
        double ratio = head.name().equals("copy") ? copyRatio : ratios.getOrDefault(row.id(), 1.0);
        return new TimePair(3e6, 3e6 * ratio * Math.exp(spread * noise.nextGaussian()), baseFirst);
    }

    @Override
    public boolean completes(Side side, TimedRow.StoredAs storedAs, int heapMib) {
        nanos += SECOND / 4;
        return heapMib >= (side.name().equals("head") ? headNeeds : smallestHeap);
    }

    long pairsOf(String part) {
        return pairs.stream().filter(pair -> pair.contains(part)).count();
    }
}
