package dev.brine.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.kind.TreeEnsemble;
import dev.brine.kind.TreeEnsembleBuilder;
import dev.brine.kind.TreeNodes;
import dev.brine.model.Environment;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every measurement, child JVMs included, on tiny files. No assertion looks at a time. */
class GoalsRunTest {
    private static final GoalSizes TINY = new GoalSizes(1, 1, 1 << 20, 1 << 16, 1 << 18, 2, 1, 2, 5, 0);
    private static final int INPUTS = 3;

    @TempDir
    Path folder;

    @Test
    void everyGoalHasAVerdictAndNothingIsLeftBehind() throws Exception {
        List<String> progress = new ArrayList<>();
        Path work = Files.createDirectory(folder.resolve("work"));
        GoalsResult result = new GoalsRun(TINY, folder.resolve("cache"), work, progress::add)
                .run(() -> new GoalForest("a test's forest", forest(), Optional.empty(), "no Python in tests"));

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

    private static SavedModel forest() {
        Random random = new Random(1);
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(INPUTS), Outputs.regression(1));
        for (int tree = 0; tree < 5; tree++) {
            builder.addTree(tree(random, 255));
        }
        TreeEnsemble forest = builder.build();
        double[] rows = random.doubles(8L * INPUTS).toArray();
        return new SavedModel(forest.state(), VerificationSet.predictedBy(forest, rows), Environment.current());
    }

    private static TreeNodes tree(Random random, int nodeCount) {
        int[] left = new int[nodeCount];
        int[] right = new int[nodeCount];
        int[] feature = new int[nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            boolean isSplit = 2 * node + 2 < nodeCount;
            left[node] = isSplit ? 2 * node + 1 : -1;
            right[node] = isSplit ? 2 * node + 2 : -1;
            feature[node] = random.nextInt(INPUTS);
        }
        return new TreeNodes(
                left,
                right,
                feature,
                random.doubles(nodeCount).toArray(),
                random.doubles(nodeCount).toArray());
    }
}
