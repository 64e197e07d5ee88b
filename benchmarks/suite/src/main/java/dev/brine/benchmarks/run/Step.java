package dev.brine.benchmarks.run;

import java.io.IOException;

/** What a round does once, in a process of its own: a fork of a cell, or a Python peer. */
interface Step {
    /** Returns a few words for the progress line. */
    String label();

    /** Returns whether the step is taken in a round, counted from 1. */
    boolean isDue(int round);

    /** Measures once; what fails is kept for the row. */
    void run() throws IOException, InterruptedException;

    /** Returns whether the last measurement failed. */
    boolean hasFailed();

    /** Forgets the failure of the last measurement, which was not the step's own. */
    void forgetFailure();
}
