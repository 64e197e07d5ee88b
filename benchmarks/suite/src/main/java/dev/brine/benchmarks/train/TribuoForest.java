package dev.brine.benchmarks.train;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;

/** Brine's data and settings in Tribuo's types. Training reads the data only, so threads share one instance. */
final class TribuoForest {
    /** Held here because a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("org.tribuo");

    private static final String TARGET = "y";

    static {
        LOGGER.setLevel(Level.WARNING);
    }

    private final Dataset<Regressor> dataset;
    private final ForestSettings settings;

    TribuoForest(TrainingData data, ForestSettings settings) {
        this.dataset = toDataset(data);
        this.settings = settings;
    }

    /** Grows a forest of so many trees; the two seeds choose the features of the splits and the rows of the trees. */
    EnsembleModel<Regressor> train(int treeCount, long featureSeed, long rowSeed) {
        CARTRegressionTrainer treeTrainer = new CARTRegressionTrainer(
                Integer.MAX_VALUE,
                settings.minChildWeight(),
                0,
                settings.featureFraction(),
                new RunningSquaredError(),
                featureSeed);
        return new RandomForestTrainer<>(treeTrainer, new AveragingCombiner(), treeCount, rowSeed).train(dataset);
    }

    static Example<Regressor> toExample(TrainingData data, int index) {
        String[] names = data.featureNames().toArray(String[]::new);
        return new ArrayExample<>(new Regressor(TARGET, data.target(index)), names, data.row(index));
    }

    private static Dataset<Regressor> toDataset(TrainingData data) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance(data.name(), factory), factory);
        for (int i = 0; i < data.rowCount(); i++) {
            dataset.add(toExample(data, i));
        }
        return dataset;
    }
}
