package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.python.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measures the goals, prints them, and writes {@code goals.json}. */
public final class Goals {
    private static final String TRAINED = "sklearn-forest";
    private static final String OWN = "pipeline";
    private static final long FOREST_BYTES = 100_000_000;

    private Goals() {}

    /** The argument is the folder of the report. Ends with status 1 if a goal could not be measured, never for a miss. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path out = Path.of(arguments[0]);
        Files.createDirectories(out);
        Path work = Files.createTempDirectory(out, "goals");
        try {
            GoalsResult result = run(work, System.out::println);
            result.write(out.resolve("goals.json"));
            System.out.print("\n" + result.text());
            System.out.println("written to " + out.resolve("goals.json"));
            if (result.failed()) {
                System.exit(1);
            }
        } finally {
            delete(work);
        }
    }

    /** The forest is scikit-learn's, as only its features are continuous; else the suite's own. */
    private static GoalsResult run(Path work, Consumer<String> progress) throws IOException, InterruptedException {
        Corpora corpora = new Corpora(Corpora.defaultCache(), progress, Optional.empty());
        Optional<String> missing = corpora.unavailable(TRAINED);
        Corpus forest = corpora.make(missing.isEmpty() ? TRAINED : OWN, OptionalLong.of(FOREST_BYTES));
        Python.Search python =
                missing.map(why -> new Python.Search(Optional.empty(), why)).orElse(corpora.python());
        return new GoalsRun(GoalsRun.Sizes.FULL, work, progress).run(forest, python);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
