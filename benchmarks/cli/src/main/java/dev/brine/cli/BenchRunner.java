package dev.brine.cli;

import dev.brine.reports.result.RunResult;
import java.io.IOException;

/** What {@code bench} runs. */
@FunctionalInterface
interface BenchRunner {
    /**
     * Measures. Rows that fail are ERROR rows of the result, never exceptions.
     *
     * @throws IllegalArgumentException if an option names what there is not
     * @throws IOException if a model or rows file cannot be read
     */
    RunResult run(BenchRequest options) throws IOException;
}
