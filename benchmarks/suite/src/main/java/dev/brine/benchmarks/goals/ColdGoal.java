package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.process.PageCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Predicts from a file that was taken out of the page cache, in a fresh JVM each time, as no cache is emptied under a
 * mapping. The JVM is warmed up on a copy that stays cached; the file is read before it is taken out, so that its memory is
 * at hand on both sides: a virtual machine may have to get fresh memory from its host.
 */
final class ColdGoal implements Measurement {
    @Override
    public List<Goal> goals() {
        return List.of(Goal.COLD);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        PageCache.requireTools();
        Path cold = setting.work().resolve("cold.brine");
        Files.copy(setting.raw(), cold, StandardCopyOption.REPLACE_EXISTING);
        Rounds rounds = new Rounds("ms")
                .add("first prediction", () -> shot(setting, "first", cold))
                .add("sequential read", () -> shot(setting, "read", cold))
                .run(0, setting.sizes().longRounds());
        Files.delete(cold);
        return List.of(GoalResult.of(
                Goal.COLD,
                rounds.ratio("first prediction", "sequential read"),
                rounds.figure("first prediction"),
                rounds.figure("sequential read")));
    }

    private static double shot(Setting setting, String verb, Path cold)
            throws IOException, InterruptedException, NotAvailableException {
        try (ProbeClient probe = ProbeClient.start(setting.raw(), Heaps.usual())) {
            int warmups = verb.equals("first") ? setting.sizes().warmups() : 3;
            probe.takeMany(warmups, verb, setting.raw());
            probe.take("settle");
            probe.take("read", cold);
            PageCache.evict(cold);
            return probe.take(verb, cold);
        }
    }
}
