package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measures the goals, prints them, and writes {@code goals.json}. */
public final class Goals {
    private Goals() {}

    /** The argument is the folder of the report. Ends with status 1 if a goal could not be measured, never for a miss. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path out = Path.of(arguments[0]);
        Files.createDirectories(out);
        Path work = Files.createTempDirectory(out, "goals");
        try {
            GoalsResult result = run(work);
            GoalsJson.write(result, out.resolve("goals.json"));
            System.out.print("\n" + GoalsText.table(result));
            System.out.println("written to " + out.resolve("goals.json"));
            if (result.failed()) {
                System.exit(1);
            }
        } catch (NotAvailableException e) {
            throw new IllegalStateException(e);
        } finally {
            delete(work);
        }
    }

    private static GoalsResult run(Path work) throws IOException, InterruptedException, NotAvailableException {
        Consumer<String> progress = System.out::println;
        GoalSizes sizes = GoalSizes.FULL;
        Path cache = Corpora.defaultCache();
        return new GoalsRun(sizes, cache, work, progress).run(new TrainedGoalForest(sizes, cache, work, progress));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
