package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.TimedRow.StoredAs;
import dev.brine.reports.gate.ExactCheck;
import dev.brine.benchmarks.process.HeapSearch;
import java.io.IOException;
import java.util.OptionalLong;

/** Looks for the smallest heap in which the base opens a model and predicts, and tries head in 5 % more. */
final class HeapCheck {
    private static final long MIB = 1L << 20;
    private static final int LEAST_MIB = 4;
    private static final int MOST_DOUBLINGS = 5;
    private static final HeapSearch SEARCH = new HeapSearch(1, 0.02);

    private final Forks forks;
    private final Sides sides;

    HeapCheck(Forks forks, Sides sides) {
        this.forks = forks;
        this.sides = sides;
    }

    /** @param tensorBytes size of the base's model on the heap, to start from */
    ExactCheck check(StoredAs storedAs, long tensorBytes) throws IOException, InterruptedException {
        long guess = tensorBytes / MIB + 2 * LEAST_MIB;
        OptionalLong base = SEARCH.smallest(
                LEAST_MIB - 1,
                guess,
                guess << MOST_DOUBLINGS,
                mib -> forks.completes(sides.base(), storedAs, (int) mib));
        if (base.isEmpty()) {
            return ExactCheck.notAvailable(
                    ExactCheck.SMALLEST_HEAP, storedAs.id(), "the base completes in no heap that was tried");
        }
        int tried = (int) Math.ceil(base.getAsLong() * (1 + ExactCheck.HEAP_SHARE));
        int completed = 0;
        for (int i = 0; i < HeapSearch.REPEATS; i++) {
            completed += forks.completes(sides.head(), storedAs, tried) ? 1 : 0;
        }
        return ExactCheck.smallestHeap(
                storedAs.id(), base.getAsLong() * MIB, tried * MIB, completed, HeapSearch.REPEATS);
    }
}
