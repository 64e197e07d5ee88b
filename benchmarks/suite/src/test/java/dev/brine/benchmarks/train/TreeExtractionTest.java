package dev.brine.benchmarks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

class TreeExtractionTest {
    private static final int TREE_COUNT = 5;

    @Test
    void everyTreePredictsBitForBitWhatTribuoPredicts() throws Exception {
        TrainingData data = WineQuality.load();
        assertSamePredictions(data, data);
    }

    @Test
    void unseenAndThresholdRowsPredictWhatTribuoPredicts() {
        TrainingData data = Friedman1.generate(500, 3);
        assertSamePredictions(data, Friedman1.generate(500, 4));
        assertSamePredictions(data, onThresholds(data));
    }

    @Test
    void featuresKeepTheirColumnsWhenTribuoSortsTheirNames() {
        double[][] rows = {{1, 0, 9}, {2, 0, 1}, {3, 0, 8}, {4, 0, 2}, {5, 0, 7}, {6, 0, 3}};
        double[] targets = {1, 2, 3, 4, 5, 6};
        TrainingData data = new TrainingData("unsorted", List.of("z10", "z9", "a"), rows, targets);
        assertSamePredictions(data, data);
    }

    @Test
    void childrenComeAfterTheirParents() {
        TrainingData data = Friedman1.generate(300, 5);
        for (TrainedTree tree : trees(train(data), data)) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (tree.feature()[node] != TrainedTree.NONE) {
                    assertThat(tree.left()[node]).isEqualTo(node + 1);
                    assertThat(tree.right()[node]).isBetween(node + 2, tree.nodeCount() - 1);
                }
            }
        }
    }

    private static void assertSamePredictions(TrainingData data, TrainingData rows) {
        WeightedEnsembleModel<Regressor> model = train(data);
        List<TrainedTree> trees = trees(model, data);
        TrainedForest forest = new TrainedForest(trees, data.featureNames(), "test");
        for (int i = 0; i < rows.rowCount(); i++) {
            Example<Regressor> example = TreeTrainer.toExample(rows, i);
            for (int t = 0; t < trees.size(); t++) {
                assertThat(trees.get(t).predict(rows.row(i)))
                        .as("row %d, tree %d", i, t)
                        .isEqualTo(prediction(model.getModels().get(t), example));
            }
            double mean = prediction(model, example);
            assertThat(forest.predict(rows.row(i))).isCloseTo(mean, within(1e-12 * Math.max(1, Math.abs(mean))));
        }
    }

    private static TrainingData onThresholds(TrainingData data) {
        List<TrainedTree> trees = trees(train(data), data);
        double[][] rows = new double[200][Friedman1.FEATURE_COUNT];
        for (int i = 0; i < rows.length; i++) {
            TrainedTree tree = trees.get(i % trees.size());
            rows[i] = data.row(i).clone();
            if (tree.feature()[i] != TrainedTree.NONE) {
                rows[i][tree.feature()[i]] = tree.threshold()[i];
            }
        }
        return new TrainingData("thresholds", data.featureNames(), rows, new double[rows.length]);
    }

    private static WeightedEnsembleModel<Regressor> train(TrainingData data) {
        TreeTrainer trainer = new TreeTrainer(data, ForestTrainer.Settings.fullyGrown(1));
        List<Model<Regressor>> models = new ArrayList<>();
        for (int seed = 0; seed < TREE_COUNT; seed++) {
            models.add(trainer.train(seed, seed + TREE_COUNT));
        }
        return WeightedEnsembleModel.createEnsembleFromExistingModels("forest", models, new AveragingCombiner());
    }

    private static List<TrainedTree> trees(WeightedEnsembleModel<Regressor> model, TrainingData data) {
        List<TrainedTree> trees = new ArrayList<>();
        for (Model<Regressor> tree : model.getModels()) {
            trees.add(TreeExtraction.extract((IndependentRegressionTreeModel) tree, data.featureNames()));
        }
        return trees;
    }

    private static double prediction(Model<Regressor> model, Example<Regressor> example) {
        return model.predict(example).getOutput().getValues()[0];
    }
}
