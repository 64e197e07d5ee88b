package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compresses and decompresses in a JVM that sees one processor and in one that sees two, in turns. */
final class ThreadGoals implements Measurement {
    private static final String ONE = "1 thread";
    private static final String TWO = "2 threads";

    @Override
    public List<Goal> goals() {
        return List.of(Goal.COMPRESS_THREADS, Goal.DECOMPRESS_THREADS);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        Path balanced = setting.balancedOrExplain();
        int processors = Runtime.getRuntime().availableProcessors();
        if (processors < 2) {
            throw new NotAvailableException("this machine has one processor");
        }
        Path out = setting.work().resolve("compressed.tmp");
        try (ProbeClient one = ProbeClient.start(setting.raw(), flags(setting, 1));
                ProbeClient two = ProbeClient.start(setting.raw(), flags(setting, 2))) {
            GoalResult compress = ratio(
                    Goal.COMPRESS_THREADS,
                    setting,
                    () -> one.take("save", out, "balanced"),
                    () -> two.take("save", out, "balanced"));
            GoalResult decompress = ratio(
                    Goal.DECOMPRESS_THREADS,
                    setting,
                    () -> one.take("load", balanced),
                    () -> two.take("load", balanced));
            return List.of(compress, decompress);
        }
    }

    private static GoalResult ratio(Goal goal, Setting setting, Rounds.Shot one, Rounds.Shot two)
            throws IOException, InterruptedException, NotAvailableException {
        Rounds rounds = new Rounds("ms")
                .add(ONE, one)
                .add(TWO, two)
                .run(2, setting.sizes().longRounds());
        return GoalResult.of(goal, rounds.ratio(ONE, TWO), rounds.figure(ONE), rounds.figure(TWO));
    }

    /** The serial collector on both sides: the others use the second processor too. */
    private static List<String> flags(Setting setting, int processors) {
        long mib = 64 + 6 * (setting.forest().payloadBytes() >> 20);
        return List.of(
                "-XX:ActiveProcessorCount=" + processors,
                "-XX:+UseSerialGC",
                "-Xms" + mib + "m",
                "-Xmx" + mib + "m",
                "-XX:+AlwaysPreTouch");
    }
}
