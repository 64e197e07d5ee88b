package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens and predicts one row, in a JVM that has done so many times, with a usual and with a pre-touched heap. */
final class FirstPredictionGoals implements Measurement {
    private static final String MMAP = "mmap";
    private static final String BARE = "bare map";
    private static final String KRYO = "tuned Kryo";
    private static final int KRYO_WARMUPS = 4;
    private static final int SHOTS_AFTER_PAUSE = 5;

    @Override
    public List<Goal> goals() {
        return List.of(Goal.FIRST_AGAINST_BARE_MAP, Goal.FIRST_AGAINST_KRYO, Goal.FIRST_AGAINST_KRYO_PRETOUCHED);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        List<GoalResult> results = new ArrayList<>();
        try (ProbeClient probe = ProbeClient.start(setting.raw(), Heaps.usual())) {
            Rounds rounds = rounds(setting, probe);
            results.add(GoalResult.of(
                    Goal.FIRST_AGAINST_BARE_MAP, rounds.ratio(MMAP, BARE), rounds.figure(MMAP), rounds.figure(BARE)));
            results.add(againstKryo(Goal.FIRST_AGAINST_KRYO, rounds));
        }
        List<String> pretouched = Heaps.pretouched(setting.forest().payloadBytes());
        try (ProbeClient probe = ProbeClient.start(setting.raw(), pretouched)) {
            results.add(againstKryo(Goal.FIRST_AGAINST_KRYO_PRETOUCHED, rounds(setting, probe)));
        }
        return results;
    }

    private static GoalResult againstKryo(Goal goal, Rounds rounds) {
        return GoalResult.of(goal, rounds.ratio(KRYO, MMAP), rounds.figure(KRYO), rounds.figure(MMAP));
    }

    private static Rounds rounds(Setting setting, ProbeClient probe)
            throws IOException, InterruptedException, NotAvailableException {
        warmUp(setting, probe);
        return new Rounds("ms")
                .add(MMAP, () -> settled(probe, "first", setting.raw()))
                .add(BARE, () -> settled(probe, "bare", setting.bare()))
                .add(KRYO, () -> probe.take("first", setting.kryo()))
                .run(1, setting.sizes().rounds());
    }

    private static void warmUp(Setting setting, ProbeClient probe) throws IOException {
        probe.takeMany(KRYO_WARMUPS, "first", setting.kryo());
        for (int i = 0; i < setting.sizes().warmups(); i++) {
            probe.take("first", setting.raw());
            probe.take("bare", setting.bare());
        }
    }

    /** Returns the last of a few shots after a collection and a pause, which leave the processor's caches cold. */
    private static double settled(ProbeClient probe, String verb, Path file) throws IOException {
        probe.take("settle");
        return probe.takeMany(SHOTS_AFTER_PAUSE, verb, file).get(SHOTS_AFTER_PAUSE - 1);
    }
}
