package dev.brine.benchmarks.goals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Saves and loads against the floors and against Kryo, in one JVM with a pre-touched heap. */
final class TransferGoals implements Measurement {
    private static final int WARMUPS = 4;
    private static final String MILLIS = "ms";

    @Override
    public List<Goal> goals() {
        return List.of(Goal.SAVE, Goal.LOAD, Goal.COMPRESSED_LOAD);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        try (ProbeClient probe = ProbeClient.start(
                setting.raw(), Heaps.pretouched(setting.forest().payloadBytes()))) {
            List<GoalResult> results = new ArrayList<>();
            results.add(save(setting, probe));
            results.addAll(load(setting, probe));
            return results;
        }
    }

    private static GoalResult save(Setting setting, ProbeClient probe)
            throws IOException, InterruptedException, NotAvailableException {
        Path out = setting.work().resolve("saved.tmp");
        Rounds rounds = new Rounds(MILLIS)
                .add("save raw", () -> probe.take("save", out, "raw"))
                .add("raw channel write", () -> probe.take("raw-write", out))
                .run(WARMUPS, setting.sizes().rounds());
        return GoalResult.of(
                Goal.SAVE,
                rounds.ratio("raw channel write", "save raw"),
                rounds.figure("save raw"),
                rounds.figure("raw channel write"));
    }

    private static List<GoalResult> load(Setting setting, ProbeClient probe)
            throws IOException, InterruptedException, NotAvailableException {
        Rounds rounds = new Rounds(MILLIS)
                .add("load raw to the heap", () -> probe.take("load", setting.raw()))
                .add("raw channel read", () -> probe.take("raw-read", setting.bare()))
                .add("load tuned Kryo", () -> probe.take("load", setting.kryo()));
        setting.balanced().ifPresent(file -> rounds.add("load balanced", () -> probe.take("load", file)));
        rounds.run(WARMUPS, setting.sizes().rounds());
        GoalResult raw = GoalResult.of(
                Goal.LOAD,
                rounds.ratio("raw channel read", "load raw to the heap"),
                rounds.figure("load raw to the heap"),
                rounds.figure("raw channel read"));
        return List.of(raw, compressed(setting, rounds));
    }

    private static GoalResult compressed(Setting setting, Rounds rounds) {
        try {
            setting.balancedOrExplain();
        } catch (NotAvailableException e) {
            return GoalResult.notAvailable(Goal.COMPRESSED_LOAD, String.valueOf(e.getMessage()));
        }
        return GoalResult.of(
                Goal.COMPRESSED_LOAD,
                rounds.ratio("load balanced", "load tuned Kryo"),
                rounds.figure("load balanced"),
                rounds.figure("load tuned Kryo"));
    }
}
