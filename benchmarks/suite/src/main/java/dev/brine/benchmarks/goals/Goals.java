package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.process.WorkFolder;
import dev.brine.benchmarks.python.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Measures the goals, prints them, and writes {@code goals.json}. */
public final class Goals {
    private static final String TRAINED = "sklearn-forest";
    private static final String OWN = "pipeline";
    private static final long FOREST_BYTES = 100_000_000;

    private Goals() {}

    /** The argument is the folder of the report. Ends with status 1 if a goal could not be measured, never for a miss. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path out = Path.of(arguments[0]);
        GoalsResult result;
        try (WorkFolder work = WorkFolder.in(out)) {
            result = run(work.path(), System.out::println);
        }
        result.write(out.resolve("goals.json"));
        System.out.print("\n" + result.text());
        System.out.println("written to " + out.resolve("goals.json"));
        if (result.failed()) {
            System.exit(1);
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
}
