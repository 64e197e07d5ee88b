package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.TimedRow.StoredAs;
import dev.brine.reports.gate.ExactCheck;
import java.io.IOException;

/** Looks for the smallest heap in which the base opens a model and predicts, and tries head in 5 % more. */
final class HeapCheck {
    private static final long MIB = 1L << 20;
    private static final int ATTEMPTS = 3;
    private static final int LEAST_MIB = 4;
    private static final int MOST_DOUBLINGS = 5;
    private static final double STEP = 0.02;

    private final Forks forks;
    private final Sides sides;

    HeapCheck(Forks forks, Sides sides) {
        this.forks = forks;
        this.sides = sides;
    }

    /** @param tensorBytes size of the base's model on the heap, to start from */
    ExactCheck check(StoredAs storedAs, long tensorBytes) throws IOException, InterruptedException {
        int base = smallest(storedAs, (int) (tensorBytes / MIB) + 2 * LEAST_MIB);
        if (base == 0) {
            return ExactCheck.notAvailable(
                    ExactCheck.SMALLEST_HEAP, storedAs.id(), "the base completes in no heap that was tried");
        }
        int tried = (int) Math.ceil(base * (1 + ExactCheck.HEAP_SHARE));
        int completed = completed(sides.head(), storedAs, tried);
        return ExactCheck.smallestHeap(storedAs.id(), base * MIB, tried * MIB, completed, ATTEMPTS);
    }

    /** Returns the MiB in which every attempt completes, to 2 % or 1 MiB; 0 where there is none. */
    private int smallest(StoredAs storedAs, int guess) throws IOException, InterruptedException {
        int none = LEAST_MIB - 1;
        int some = Math.max(LEAST_MIB, guess);
        for (int i = 0; !forks.completes(sides.base(), storedAs, some); i++) {
            if (i == MOST_DOUBLINGS) {
                return 0;
            }
            none = some;
            some *= 2;
        }
        while (some - none > Math.max(1, STEP * some)) {
            int middle = (none + some) / 2;
            if (forks.completes(sides.base(), storedAs, middle)) {
                some = middle;
            } else {
                none = middle;
            }
        }
        return completed(sides.base(), storedAs, some) == ATTEMPTS ? some : some + (int) Math.ceil(STEP * some);
    }

    private int completed(Side side, StoredAs storedAs, int mib) throws IOException, InterruptedException {
        int completed = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            completed += forks.completes(side, storedAs, mib) ? 1 : 0;
        }
        return completed;
    }
}
