package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.model.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Measures every goal of {@link Goal} once, in one run, on one forest. */
final class GoalsRun {
    /** Property of the commit that was built; the Maven profile sets it. */
    private static final String COMMIT = "brine.commit";

    private static final List<Measurement> MEASUREMENTS = List.of(
            new TransferGoals(),
            new OpenGoal(),
            new FirstPredictionGoals(),
            new StartGoals(),
            new ColdGoal(),
            new PredictGoal(),
            new NodeSizeGoals(),
            new ThreadGoals(),
            new PeakHeapGoals(),
            new SharedMemoryGoal());

    private final GoalSizes sizes;
    private final Path cache;
    private final Path work;
    private final Consumer<String> progress;

    /**
     * @param cache folder of what takes long to make
     * @param work empty folder for files of this run
     * @param progress is told what is done, line by line
     */
    GoalsRun(GoalSizes sizes, Path cache, Path work, Consumer<String> progress) {
        this.sizes = sizes;
        this.cache = cache;
        this.work = work;
        this.progress = progress;
    }

    /** @throws IOException if the corpora cannot be made; what fails later is a row */
    GoalsResult run(GoalForest.Source source) throws IOException, InterruptedException, NotAvailableException {
        Instant started = Instant.now();
        long start = System.nanoTime();
        Setting setting = new Preparation(sizes, cache, work, progress).prepare(source.make());
        MachineLimits limits = MachineLimits.measure(setting);
        List<GoalResult> rows = new ArrayList<>();
        for (Measurement measurement : MEASUREMENTS) {
            long before = System.nanoTime();
            List<GoalResult> measured = measure(measurement, setting);
            measured.forEach(row -> progress.accept(GoalsText.row(row)));
            progress.accept("  (%.0f s)".formatted((System.nanoTime() - before) / 1e9));
            rows.addAll(measured);
        }
        rows.sort(Comparator.comparing(GoalResult::goal));
        return new GoalsResult(
                Environment.brineVersion(),
                System.getProperty(COMMIT, ""),
                started,
                (System.nanoTime() - start) / 1e9,
                setting.forest(),
                limits,
                rows);
    }

    private static List<GoalResult> measure(Measurement measurement, Setting setting) throws InterruptedException {
        try {
            return measurement.measure(setting);
        } catch (NotAvailableException e) {
            String reason = String.valueOf(e.getMessage());
            return measurement.goals().stream()
                    .map(goal -> GoalResult.notAvailable(goal, reason))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return measurement.goals().stream()
                    .map(goal -> GoalResult.error(goal, String.valueOf(e.getMessage())))
                    .toList();
        }
    }
}
