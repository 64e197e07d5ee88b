package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.util.List;

/** Predicts row after row, each side in JVMs of its own, which compile for that side alone. */
final class PredictGoal implements Measurement {
    private static final int JVMS = 5;

    @Override
    public List<Goal> goals() {
        return List.of(Goal.PREDICT);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        Rounds rounds = new Rounds("predictions/s")
                .add("mapped", () -> predict(setting, "mapped"))
                .add("heap", () -> predict(setting, "heap"))
                .run(0, Math.min(JVMS, setting.sizes().longRounds()));
        return List.of(GoalResult.of(
                Goal.PREDICT, rounds.ratio("mapped", "heap"), rounds.figure("mapped"), rounds.figure("heap")));
    }

    private static double predict(Setting setting, String side) throws IOException {
        try (ProbeClient probe = ProbeClient.start(setting.raw(), Heaps.usual())) {
            probe.take("predict", side, setting.sizes().predictMillis());
            return probe.take("predict", side, setting.sizes().predictMillis());
        }
    }
}
