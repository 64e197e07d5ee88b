package dev.brine.cli;

import dev.brine.benchmarks.gate.GateOptions;
import dev.brine.reports.gate.GateResult;
import java.io.IOException;

/** What {@code gate} runs. */
@FunctionalInterface
interface GateRunner {
    /**
     * Compares two arms.
     *
     * @throws IllegalArgumentException if the options make no gate
     * @throws IOException if an arm does not start, or there is nothing to resume
     */
    GateResult run(GateOptions options) throws IOException;
}
