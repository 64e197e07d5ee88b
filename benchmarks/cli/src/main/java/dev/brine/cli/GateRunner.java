package dev.brine.cli;

import dev.brine.benchmarks.gate.DoctorReport;
import dev.brine.benchmarks.gate.GateOptions;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.reports.gate.GateResult;
import java.io.IOException;
import java.nio.file.Path;

/** What {@code gate} and {@code doctor} run. */
interface GateRunner {
    /**
     * Compares two arms.
     *
     * @param stop ends the run after the step under way
     * @throws IllegalArgumentException if the options make no gate
     * @throws IOException if an arm does not start, there is nothing to resume, or the run was stopped before there was something
     */
    GateResult run(GateOptions options, BenchStop stop) throws IOException;

    /**
     * Looks at the machine.
     *
     * @param folder of the file system in question
     * @throws IOException if the folder cannot be written
     */
    DoctorReport examine(Path folder) throws IOException;
}
