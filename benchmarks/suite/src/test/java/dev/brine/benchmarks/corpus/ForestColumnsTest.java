package dev.brine.benchmarks.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.train.ForestTrainer;
import dev.brine.benchmarks.train.Friedman1;
import dev.brine.benchmarks.train.TrainedForest;
import dev.brine.benchmarks.train.TrainingData;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import org.junit.jupiter.api.Test;

class ForestColumnsTest {
    private static final long SEED = 5;

    @Test
    void packedAndUnpackedFormsPredictWhatTheLibrarysTreesDo() throws InterruptedException {
        TrainingData data = Friedman1.generate(400, SEED);
        TrainedForest forest = new ForestTrainer(data, ForestTrainer.Settings.fullyGrown(SEED), 2).trainTrees(5);
        ModelState unpacked = ForestColumns.unpacked(forest);
        Predictor columns = ModelKinds.view(unpacked).newPredictor();
        Predictor packed = ForestColumns.packed(unpacked, Long.MAX_VALUE).newPredictor();
        TrainingData unseen = Friedman1.generate(100, SEED + 1);
        double[] output = new double[1];
        for (int i = 0; i < unseen.rowCount(); i++) {
            double expected = forest.predict(unseen.row(i));
            columns.predict(unseen.row(i), output);
            assertThat(output[0]).isEqualTo(expected);
            packed.predict(unseen.row(i), output);
            assertThat(output[0]).isEqualTo(expected);
        }
    }

    @Test
    void aCutTakesWholeTreesUntilTheNodesAreThere() throws InterruptedException {
        TrainingData data = Friedman1.generate(100, SEED);
        TrainedForest forest = new ForestTrainer(data, ForestTrainer.Settings.fullyGrown(SEED), 1).trainTrees(4);
        ModelState unpacked = ForestColumns.unpacked(forest);
        long twoTrees =
                forest.trees().get(0).nodeCount() + forest.trees().get(1).nodeCount();

        TreeEnsemble packed = ForestColumns.packed(unpacked, twoTrees);

        assertThat(packed.treeCount()).isEqualTo(2);
        assertThat(packed.nodeCount()).isEqualTo(twoTrees);
        assertThat(ForestColumns.cut(unpacked, twoTrees).group("nodes").recordCount())
                .isEqualTo(twoTrees);
    }
}
