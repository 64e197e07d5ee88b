package dev.brine.cli;

import dev.brine.benchmarks.gate.DoctorReport;
import dev.brine.benchmarks.gate.GateOptions;
import dev.brine.reports.gate.GateResult;
import java.io.IOException;
import java.nio.file.Path;

/** What {@code gate} and {@code doctor} run. */
interface GateRunner {
    /**
     * Compares two arms.
     *
     * @throws IllegalArgumentException if the options make no gate
     * @throws IOException if an arm does not start, or there is nothing to resume
     */
    GateResult run(GateOptions options) throws IOException;

    /**
     * Looks at the machine.
     *
     * @param folder of the file system in question
     * @throws IOException if the folder cannot be written
     */
    DoctorReport examine(Path folder) throws IOException;
}
