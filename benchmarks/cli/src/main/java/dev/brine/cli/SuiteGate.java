package dev.brine.cli;

import dev.brine.benchmarks.gate.Doctor;
import dev.brine.benchmarks.gate.DoctorReport;
import dev.brine.benchmarks.gate.Gate;
import dev.brine.benchmarks.gate.GateOptions;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.reports.gate.GateResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/** The gate and the doctor of the suite. */
final class SuiteGate implements GateRunner {
    private final Progress progress;

    SuiteGate(Progress progress) {
        this.progress = progress;
    }

    @Override
    public GateResult run(GateOptions options, BenchStop stop) throws IOException {
        try {
            return Gate.run(options, progress::show, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the run was interrupted; --resume goes on with it");
        } finally {
            progress.erase();
        }
    }

    @Override
    public DoctorReport examine(Path folder) throws IOException {
        try {
            return Doctor.run(folder, progress::show);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the examination was interrupted");
        } finally {
            progress.erase();
        }
    }
}
