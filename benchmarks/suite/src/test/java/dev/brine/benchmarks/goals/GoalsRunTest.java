package dev.brine.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.TinyForest;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.python.Python;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every measurement, child JVMs included, on tiny files. No assertion looks at a time. */
class GoalsRunTest {
    private static final GoalsRun.Sizes TINY =
            new GoalsRun.Sizes(1 << 20, 1 << 16, 1 << 18, 1, Duration.ofMillis(1), Map.of("wi", "1", "i", "1"));

    @TempDir
    Path folder;

    @Test
    void everyGoalHasAVerdict() throws Exception {
        List<String> progress = new ArrayList<>();
        Path work = Files.createDirectory(folder.resolve("work"));
        Corpus forest = new Corpus("tiny", "a test's forest", true, TinyForest.makeScaled());
        Python.Search noPython = new Python.Search(Optional.empty(), "no Python in tests");
        GoalsResult result = new GoalsRun(TINY, work, progress::add).run(forest, noPython);

        assertThat(result.goals())
                .extracting(GoalResult::id)
                .containsExactlyElementsOf(
                        Stream.of(Goal.values()).map(Goal::id).toList());
        assertThat(result.goals())
                .filteredOn(row -> row.verdict().equals(GoalResult.ERROR))
                .as("%s", result.goals())
                .isEmpty();
        assertThat(row(result, Goal.SAVE).figures())
                .allSatisfy(figure -> assertThat(figure.samples()).hasSize(1));
        assertThat(row(result, Goal.NODE_RAW).reason()).isEqualTo("no Python in tests");
        assertThat(row(result, Goal.HEAP_SAVE).ratio()).isNotNull();
        assertThat(row(result, Goal.FIRST_AGAINST_BARE_MAP).ratio()).isNotNull();
        assertThat(result.failed()).isFalse();
        assertThat(result.text()).contains("a test's forest, 1,275 nodes").contains("cores");
        assertThat(progress).anyMatch(line -> line.startsWith("round 1 of 1, "));
    }

    private static GoalResult row(GoalsResult result, Goal goal) {
        return result.goals().get(goal.ordinal());
    }
}
