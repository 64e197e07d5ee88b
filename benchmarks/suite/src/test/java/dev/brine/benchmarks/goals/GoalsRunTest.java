package dev.brine.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.TinyForest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every measurement, child JVMs included, on tiny files. No assertion looks at a time. */
class GoalsRunTest {
    private static final GoalSizes TINY = new GoalSizes(1, 1, 1 << 20, 1 << 16, 1 << 18, 2, 1, 2, 5, 0);

    @TempDir
    Path folder;

    @Test
    void everyGoalHasAVerdictAndNothingIsLeftBehind() throws Exception {
        List<String> progress = new ArrayList<>();
        Path work = Files.createDirectory(folder.resolve("work"));
        GoalsResult result = new GoalsRun(TINY, folder.resolve("cache"), work, progress::add)
                .run(() ->
                        new GoalForest("a test's forest", TinyForest.make(), Optional.empty(), "no Python in tests"));

        assertThat(result.rows()).extracting(GoalResult::goal).containsExactly(Goal.values());
        assertThat(result.rows())
                .filteredOn(row -> row.verdict() == Verdict.ERROR)
                .as("%s", result.rows())
                .isEmpty();
        assertThat(row(result, Goal.SAVE).figures())
                .allSatisfy(figure -> assertThat(figure.samples()).hasSize(2));
        assertThat(row(result, Goal.NODE_RAW).reason()).isEqualTo("no Python in tests");
        assertThat(row(result, Goal.HEAP_SAVE).ratio()).isPresent();
        assertThat(result.failed()).isFalse();
        assertThat(GoalsText.table(result))
                .contains("a test's forest, 1,275 nodes")
                .contains("cores");
        assertThat(folder.resolve("cache"))
                .isDirectoryContaining("glob:**/goal-table-1048576.brine")
                .isDirectoryContaining("glob:**/goal-table-65536.brine");
    }

    private static GoalResult row(GoalsResult result, Goal goal) {
        return result.rows().get(goal.ordinal());
    }
}
