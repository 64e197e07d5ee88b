package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.util.List;

/** Measures one goal or several that share their rounds. */
interface Measurement {
    /** Returns the goals that {@link #measure} judges, in order. */
    List<Goal> goals();

    /**
     * Measures.
     *
     * @throws NotAvailableException if none of the goals can be measured here
     * @throws IOException if a measurement fails
     */
    List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException;
}
