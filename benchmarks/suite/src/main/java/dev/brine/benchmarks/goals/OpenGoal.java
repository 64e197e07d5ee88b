package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opens and closes a large and a small table, mapped. */
final class OpenGoal implements Measurement {
    @Override
    public List<Goal> goals() {
        return List.of(Goal.OPEN);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        Path large = setting.tables().table(setting.sizes().largeTableBytes());
        Path small = setting.tables().table(setting.sizes().smallTableBytes());
        try (ProbeClient probe = ProbeClient.start(setting.raw(), Heaps.usual())) {
            Rounds rounds = new Rounds("ms")
                    .add("open large", () -> probe.take("open", large))
                    .add("open small", () -> probe.take("open", small));
            rounds.run(setting.sizes().warmups(), 0);
            probe.take("settle");
            rounds.run(0, 5 * setting.sizes().rounds());
            return List.of(GoalResult.of(
                    Goal.OPEN,
                    rounds.ratio("open large", "open small"),
                    rounds.figure("open large"),
                    rounds.figure("open small")));
        }
    }
}
