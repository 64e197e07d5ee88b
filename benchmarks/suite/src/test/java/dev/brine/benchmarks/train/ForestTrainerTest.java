package dev.brine.benchmarks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForestTrainerTest {
    private static final ForestTrainer.Settings SETTINGS = ForestTrainer.Settings.fullyGrown(7);

    @Test
    void growsTheSameForestWithAnyCountOfThreads() throws Exception {
        TrainingData data = Friedman1.generate(400, 1);
        String one = digest(new ForestTrainer(data, SETTINGS, 1).trainTrees(7));
        assertThat(digest(new ForestTrainer(data, SETTINGS, 2).trainTrees(7))).isEqualTo(one);
        assertThat(digest(new ForestTrainer(data, SETTINGS, 5).trainTrees(7))).isEqualTo(one);
    }

    @Test
    void growsTheSameForestOnEveryJdk() throws Exception {
        TrainedForest forest = new ForestTrainer(Friedman1.generate(300, 2), SETTINGS, 2).trainTrees(3);
        assertThat(digest(forest)).isEqualTo("165e63d7d1fddc931658aeee5d2305564ad147c99570609fa44d52e9f6b1387d");
    }

    @Test
    void growsAnotherForestFromAnotherSeed() throws Exception {
        TrainingData data = Friedman1.generate(200, 1);
        String seven = digest(new ForestTrainer(data, SETTINGS, 1).trainTrees(2));
        assertThat(digest(new ForestTrainer(data, ForestTrainer.Settings.fullyGrown(8), 1).trainTrees(2)))
                .isNotEqualTo(seven);
    }

    @Test
    void stopsAtTheFirstTreeThatReachesTheNodeCount() throws Exception {
        ForestTrainer trainer = new ForestTrainer(Friedman1.generate(400, 1), SETTINGS, 2);
        long[] told = {0};
        TrainedForest forest = trainer.trainNodes(2_000, nodeCount -> told[0] = nodeCount);
        int treeCount = forest.trees().size();
        TrainedTree last = forest.trees().get(treeCount - 1);
        assertThat(forest.nodeCount()).isBetween(2_000L, 2_000L + last.nodeCount() - 1);
        assertThat(told[0]).isEqualTo(forest.nodeCount());
        assertThat(digest(trainer.trainTrees(treeCount))).isEqualTo(digest(forest));
    }

    @Test
    void learnsFriedman1() throws Exception {
        TrainedForest forest = new ForestTrainer(Friedman1.generate(3_000, 1), SETTINGS, 2).trainTrees(30);
        assertThat(forest.rSquared(Friedman1.generate(1_000, 99))).isBetween(0.85, 0.96);
        assertThat(forest.depth()).isGreaterThanOrEqualTo(15);
    }

    @Test
    void learnsWineQuality() throws Exception {
        TrainingData all = WineQuality.load();
        TrainedForest forest = new ForestTrainer(everyFifth(all, false), SETTINGS, 2).trainTrees(30);
        assertThat(forest.rSquared(everyFifth(all, true))).isGreaterThan(0.45);
        assertThat(forest.depth()).isGreaterThanOrEqualTo(15);
        assertThat(forest.featureNames()).startsWith("fixed acidity").endsWith("alcohol");
    }

    @Test
    void namesItsTrainer() throws Exception {
        TrainedForest forest = new ForestTrainer(Friedman1.generate(50, 1), SETTINGS, 1).trainTrees(1);
        assertThat(forest.trainer()).matches("Tribuo \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void refusesEmptyForestsAndThreadPools() {
        TrainingData data = Friedman1.generate(10, 1);
        assertThatThrownBy(() -> new ForestTrainer(data, SETTINGS, 0))
                .hasMessage("threadCount is 0; expected at least 1");
        ForestTrainer trainer = new ForestTrainer(data, SETTINGS, 1);
        assertThatThrownBy(() -> trainer.trainTrees(0)).hasMessage("treeCount is 0; expected at least 1");
        assertThatThrownBy(() -> trainer.trainNodes(0, n -> {})).hasMessage("minNodeCount is 0; expected at least 1");
    }

    @Test
    void refusesSettingsOutOfBounds() {
        assertThatThrownBy(() -> new ForestTrainer.Settings(1, 1, 1))
                .hasMessage("featureFraction is 1.0; expected above 0 and below 1");
        assertThatThrownBy(() -> new ForestTrainer.Settings(1, 0.5f, Float.NaN))
                .hasMessage("minChildWeight is NaN; expected at least 1");
    }

    private static TrainingData everyFifth(TrainingData data, boolean heldOut) {
        int[] chosen = IntStream.range(0, data.rowCount())
                .filter(i -> (i % 5 == 0) == heldOut)
                .toArray();
        double[][] rows = new double[chosen.length][];
        double[] targets = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            rows[i] = data.row(chosen[i]);
            targets[i] = data.target(chosen[i]);
        }
        return new TrainingData(data.name(), data.featureNames(), rows, targets);
    }

    private static String digest(TrainedForest forest) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (TrainedTree tree : forest.trees()) {
            ByteBuffer bytes = ByteBuffer.allocate(tree.nodeCount() * (3 * Integer.BYTES + 4 * Double.BYTES));
            for (int i = 0; i < tree.nodeCount(); i++) {
                bytes.putInt(tree.left()[i]).putInt(tree.right()[i]).putInt(tree.feature()[i]);
                bytes.putDouble(tree.threshold()[i]).putDouble(tree.value()[i]);
                bytes.putDouble(tree.impurity()[i]).putDouble(tree.variance()[i]);
            }
            sha256.update(bytes.flip());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
