package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.Holding;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The heap in use after full collections while a model is held, less that after it was closed and forgotten. */
final class RetainedHeap implements Footprint {
    private static final double BYTES_PER_MB = 1e6;

    @Override
    public List<Operation> operations() {
        return List.of(Operation.RETAINED_HEAP);
    }

    @Override
    public String label() {
        return "retained heap";
    }

    @Override
    public Map<Operation, Double> measure(Held held) throws IOException {
        try (ChildProcess jvm = held.start(held.flags(Operation.RETAINED_HEAP))) {
            held.prove();
            long with = Long.parseLong(jvm.ask(Holding.HEAP));
            long without = Long.parseLong(jvm.ask(Holding.RELEASE));
            return Map.of(Operation.RETAINED_HEAP, Math.max(0, with - without) / BYTES_PER_MB);
        }
    }

    @Override
    public String proof() {
        return "1 prediction equal bit by bit";
    }
}
