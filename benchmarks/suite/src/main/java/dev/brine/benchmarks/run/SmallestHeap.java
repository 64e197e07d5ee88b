package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.FirstPrediction;
import dev.brine.benchmarks.process.HeapSearch;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks for the smallest -Xmx with which a JVM opens a model and predicts one row. The serial collector's heap is a whole
 * number of 2 MiB, so small heaps are found to 2 MiB and large ones to 2 %.
 */
final class SmallestHeap implements Footprint {
    private static final double BYTES_PER_MB = 1e6;
    private static final long MIB = 1L << 20;
    private static final HeapSearch SEARCH = new HeapSearch(2, 0.02);
    private static final long LEAST_GUESS_MIB = 4;
    private static final long ROOM_MIB = 64;
    private static final int MOST_TIMES_PAYLOAD = 64;
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
        long most = MOST_TIMES_PAYLOAD * (payloadMib + ROOM_MIB);
        OptionalLong found = SEARCH.smallest(
                0,
                Math.max(LEAST_GUESS_MIB, payloadMib / 4),
                most,
                mib -> failure(held, mib).isEmpty());
        if (found.isEmpty()) {
            throw new IOException("even with a heap of %d MiB %s"
                    .formatted(most, failure(held, most).orElse("it fails now and then")));
        }
        return Map.of(Operation.SMALLEST_HEAP, found.getAsLong() * MIB / BYTES_PER_MB);
    }

    /** Returns how the JVM fails with such a heap, or empty. */
    private static Optional<String> failure(Held held, long mib) throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(held.flags(Operation.SMALLEST_HEAP));
        flags.add("-Xmx" + mib + "m");
        Path folder = Files.createDirectories(held.model().file("heap"));
        List<String> command = FirstPrediction.command(
                flags, held.file(), held.model().firstRow(), held.model().file("first-row"));
        ChildOutput output = ChildProcess.run(command, folder, TIMEOUT_SECONDS);
        if (!output.isGood()) {
            return Optional.of(output.failure());
        }
        String expected = FirstPrediction.hex(held.model().firstExpected());
        if (!output.lines().get(0).equals(expected)) {
            throw new IOException("a fresh process predicts bits '%s', expected '%s'"
                    .formatted(output.lines().get(0), expected));
        }
        return Optional.empty();
    }

    @Override
    public String proof() {
        return "1 prediction equal bit by bit in every JVM that ended well";
    }
}
