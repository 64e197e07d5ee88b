package dev.brine.cli;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.gate.Doctor;
import dev.brine.benchmarks.gate.DoctorReport;
import dev.brine.benchmarks.gate.Gate;
import dev.brine.benchmarks.gate.GateOptions;
import dev.brine.benchmarks.run.BenchOptions;
import dev.brine.benchmarks.run.BenchRun;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.benchmarks.run.FormatNeeds;
import dev.brine.cli.io.Progress;
import dev.brine.model.SavedModel;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The benchmark suite as commands call it; a test puts another in its place. */
class Suite {
    private final Progress progress;
    private final Corpora corpora;

    /** @param progress shows what is being done */
    Suite(Progress progress) {
        this.progress = progress;
        this.corpora = new Corpora(Corpora.defaultCache(), progress::show, Optional.empty());
    }

    /** Returns the names that {@link #make} knows. */
    List<String> corpora() {
        return corpora.names();
    }

    /**
     * Makes a model; the same each time.
     *
     * @param bytes wanted size of its tensors, empty for the corpus's own
     * @throws IllegalArgumentException if the corpus cannot have that size
     * @throws IOException if data that it needs cannot be read
     */
    SavedModel make(String corpus, OptionalLong bytes) throws IOException {
        return run(() -> corpora.make(corpus, bytes).model(), "interrupted while making " + corpus);
    }

    /**
     * Measures formats. Rows that fail are ERROR rows of the result, never exceptions.
     *
     * @param stop ends the run early, with what it has
     * @throws IllegalArgumentException if an option names what there is not
     * @throws IOException if a model or rows file cannot be read
     */
    RunResult bench(BenchOptions options, BenchStop stop) throws IOException {
        RunResult result = run(() -> new BenchRun(options, progress::show, stop).run(), "the run was interrupted");
        return result.withFormats(FormatNeeds.of(result));
    }

    /**
     * Compares two arms.
     *
     * @param stop ends the run after the step under way
     * @throws IllegalArgumentException if the options make no gate
     * @throws IOException if an arm does not start, there is nothing to resume, or the run was stopped before there was something
     */
    GateResult gate(GateOptions options, BenchStop stop) throws IOException {
        return run(() -> Gate.run(options, progress::show, stop), "the run was interrupted; --resume goes on with it");
    }

    /**
     * Looks at the machine.
     *
     * @param folder of the file system in question
     * @throws IOException if the folder cannot be written
     */
    DoctorReport examine(Path folder) throws IOException {
        return run(() -> Doctor.run(folder, progress::show), "the examination was interrupted");
    }

    /** Something long that may be interrupted. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T run(Step<T> step, String ifInterrupted) throws IOException {
        try {
            return step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(ifInterrupted);
        } finally {
            progress.erase();
        }
    }
}
