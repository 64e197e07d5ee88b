package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Saves and loads against the floors and against Kryo. Loads are judged in a JVM with a usual heap, where fresh arrays also
 * cost the operating system's pages; what a pre-touched heap makes of it stands beside.
 */
final class TransferGoals implements Measurement {
    private static final int WARMUPS = 4;
    private static final String MILLIS = "ms";
    private static final String RAW = "load raw to the heap";
    private static final String FLOOR = "raw channel read";
    private static final String KRYO = "load tuned Kryo";
    private static final String BALANCED = "load balanced";

    @Override
    public List<Goal> goals() {
        return List.of(Goal.SAVE, Goal.LOAD, Goal.COMPRESSED_LOAD);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        Rounds usual;
        try (ProbeClient probe = ProbeClient.start(setting.raw(), Heaps.usual())) {
            usual = loads(setting, probe);
        }
        List<String> flags = Heaps.pretouched(setting.forest().payloadBytes());
        try (ProbeClient probe = ProbeClient.start(setting.raw(), flags)) {
            GoalResult save = save(setting, probe);
            Rounds pretouched = loads(setting, probe);
            return List.of(
                    save, judged(Goal.LOAD, usual, pretouched, FLOOR, RAW), compressed(setting, usual, pretouched));
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

    private static Rounds loads(Setting setting, ProbeClient probe)
            throws IOException, InterruptedException, NotAvailableException {
        Rounds rounds = new Rounds(MILLIS)
                .add(RAW, () -> probe.take("load", setting.raw()))
                .add(FLOOR, () -> probe.take("raw-read", setting.bare()))
                .add(KRYO, () -> probe.take("load", setting.kryo()));
        setting.balanced().ifPresent(file -> rounds.add(BALANCED, () -> probe.take("load", file)));
        return rounds.run(WARMUPS, setting.sizes().rounds());
    }

    private static GoalResult compressed(Setting setting, Rounds usual, Rounds pretouched) {
        try {
            setting.balancedOrExplain();
        } catch (NotAvailableException e) {
            return GoalResult.notAvailable(Goal.COMPRESSED_LOAD, String.valueOf(e.getMessage()));
        }
        return judged(Goal.COMPRESSED_LOAD, usual, pretouched, BALANCED, KRYO);
    }

    private static GoalResult judged(Goal goal, Rounds usual, Rounds pretouched, String numerator, String denominator) {
        return GoalResult.of(
                        goal,
                        usual.ratio(numerator, denominator),
                        usual.figure(numerator),
                        usual.figure(denominator),
                        pretouched.figure(numerator).named(numerator + ", pre-touched heap"),
                        pretouched.figure(denominator).named(denominator + ", pre-touched heap"))
                .withReason("default heap; with a pre-touched heap "
                        + GoalsText.number(
                                pretouched.ratio(numerator, denominator).value()));
    }
}
