package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.NotAvailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts fresh processes and waits for the line with their first prediction. */
final class StartGoals implements Measurement {
    private static final String MMAP = "mmap";
    private static final String KRYO = "tuned Kryo";
    private static final String JOBLIB = "joblib in Python";

    @Override
    public List<Goal> goals() {
        return List.of(Goal.START_AGAINST_KRYO, Goal.START_AGAINST_JOBLIB);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, InterruptedException, NotAvailableException {
        List<String> mmap = command(setting, setting.raw());
        List<String> kryo = command(setting, setting.kryo());
        String expected = prediction(mmap);
        Rounds java = new Rounds("ms")
                .add(MMAP, () -> millis(mmap, expected))
                .add(KRYO, () -> millis(kryo, expected))
                .run(1, setting.sizes().rounds());
        GoalResult againstKryo =
                GoalResult.of(Goal.START_AGAINST_KRYO, java.ratio(KRYO, MMAP), java.figure(KRYO), java.figure(MMAP));
        return List.of(againstKryo, againstJoblib(setting, mmap, expected));
    }

    private static GoalResult againstJoblib(Setting setting, List<String> mmap, String expected)
            throws InterruptedException {
        try {
            List<String> joblib = setting.pythonOrExplain().firstPrediction();
            Rounds rounds = new Rounds("ms")
                    .add(MMAP, () -> millis(mmap, expected))
                    .add(JOBLIB, () -> millis(joblib, expected))
                    .run(1, setting.sizes().longRounds());
            return GoalResult.of(
                    Goal.START_AGAINST_JOBLIB, rounds.ratio(JOBLIB, MMAP), rounds.figure(JOBLIB), rounds.figure(MMAP));
        } catch (NotAvailableException e) {
            return GoalResult.notAvailable(Goal.START_AGAINST_JOBLIB, String.valueOf(e.getMessage()));
        } catch (IOException e) { // the other goal's figures stay
            return GoalResult.error(Goal.START_AGAINST_JOBLIB, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> command(Setting setting, Path file) {
        List<String> command = ChildJvm.command(Heaps.usual(), FirstPrediction.class);
        command.add(file.toString());
        for (double number : setting.forest().firstRow()) {
            command.add(Double.toString(number));
        }
        return command;
    }

    private static String prediction(List<String> command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        run(command, line);
        return line.get(0);
    }

    private static double millis(List<String> command, String expected) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        double millis = run(command, line);
        if (Double.parseDouble(line.get(0)) != Double.parseDouble(expected)) {
            throw new IOException("%s predicts %s, expected %s".formatted(command.get(0), line.get(0), expected));
        }
        return millis;
    }

    /** Returns the time to the first line, which is added to the list. */
    private static double run(List<String> command, List<String> line) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            double millis = (System.nanoTime() - start) / 1e6;
            if (process.waitFor() != 0 || first == null) {
                throw new IOException("%s ended with status %d".formatted(command.get(0), process.exitValue()));
            }
            line.add(first);
            return millis;
        }
    }
}
