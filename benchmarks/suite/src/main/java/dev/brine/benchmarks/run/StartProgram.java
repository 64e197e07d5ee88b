package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.file.Path;

/** What is started afresh, round after round. */
interface StartProgram {
    /** Returns the file that it opens. */
    Path file();

    /**
     * Starts it once, and proves what it predicted.
     *
     * @param decades of predictions that it serves at most
     * @param capMillis it begins none that would end later
     * @throws IOException if it fails or predicts otherwise
     * @throws NotAvailableException if this system cannot time it
     */
    Timeline start(int decades, long capMillis) throws IOException, InterruptedException, NotAvailableException;

    /** Returns what {@link #start} compares. */
    String proof();
}
