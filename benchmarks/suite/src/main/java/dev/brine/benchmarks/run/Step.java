package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;

/** What a round does once, in a process of its own: a fork of a cell, or a Python peer. */
interface Step {
    /** Returns a few words for the progress line. */
    String label();

    /** Returns whether the step is taken in a round, counted from 1. */
    boolean isDue(int round);

    /**
     * Measures once.
     *
     * @throws IOException if it fails or a proof does not hold
     * @throws NotAvailableException if this system cannot measure it
     */
    void run() throws IOException, InterruptedException, NotAvailableException;

    /** Takes note of why {@link #run} failed. */
    void failed(String why);

    /** Takes note of why this system cannot measure it. */
    default void notAvailable(String why) {
        failed(why);
    }
}
