package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.benchmarks.gate.Sides.Side;
import dev.brine.reports.gate.TimePair;
import java.io.IOException;
import java.util.List;

/** Runs fresh JVMs of the arms. */
interface Forks {
    /** Says what the arm is made of. */
    Description describe(Side side) throws IOException, InterruptedException;

    /** Writes the model, reads it back and does each operation a few times. */
    Proof prove(Side side, TimedRow.StoredAs storedAs, List<String> operations)
            throws IOException, InterruptedException;

    /** Times a row in one JVM of each side, shot by shot in turn. */
    TimePair pair(Side base, Side head, TimedRow row, Pace pace, boolean baseFirst)
            throws IOException, InterruptedException;

    /** Returns whether a JVM with so much heap opens what {@link #prove} wrote and predicts from it. */
    boolean completes(Side side, TimedRow.StoredAs storedAs, int heapMib) throws IOException, InterruptedException;

    /** A JVM of an arm did not do what it was asked to. */
    final class ForkFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        ForkFailedException(String message) {
            super(message);
        }
    }

    /** The run was asked to end early. */
    final class GateStoppedException extends IOException {
        private static final long serialVersionUID = 1L;

        GateStoppedException() {
            super("stopped before the first pair; nothing is kept");
        }
    }
}
