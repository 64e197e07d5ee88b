package dev.brine.benchmarks.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/**
 * Grows one of a forest's trees at a time with Tribuo, from a bootstrap of the rows.
 *
 * <p>A row that the bootstrap draws k times is one example of weight k, as scikit-learn does it, and not k examples, as
 * Tribuo's bagging does it: the same tree but for rounding, in about 0.6 of the time. CART itself logs
 * nothing at the levels that Java's logging shows; Tribuo's bagging would log every tree.
 *
 * <p><b>Threads:</b> one at a time; the weights are set in the examples.
 */
final class TreeTrainer {
    private static final String TARGET = "y";

    private final ForestTrainer.Settings settings;
    private final MutableDataset<Regressor> dataset;
    private final ImmutableFeatureMap features;
    private final ImmutableOutputInfo<Regressor> outputs;

    TreeTrainer(TrainingData data, ForestTrainer.Settings settings) {
        this.settings = settings;
        this.dataset = toDataset(data);
        this.features = dataset.getFeatureIDMap();
        this.outputs = dataset.getOutputIDInfo();
    }

    /** Grows a tree; the two seeds choose the features tried at each split and the rows. */
    IndependentRegressionTreeModel train(long featureSeed, long rowSeed) {
        CARTRegressionTrainer trainer = new CARTRegressionTrainer(
                Integer.MAX_VALUE,
                settings.minChildWeight(),
                0,
                settings.featureFraction(),
                new RunningSquaredError(),
                featureSeed);
        return (IndependentRegressionTreeModel) trainer.train(bootstrap(new SplittableRandom(rowSeed)));
    }

    private DatasetView<Regressor> bootstrap(SplittableRandom random) {
        int[] draws = new int[dataset.size()];
        for (int i = 0; i < draws.length; i++) {
            draws[random.nextInt(draws.length)]++;
        }
        int[] drawn = IntStream.range(0, draws.length).filter(i -> draws[i] > 0).toArray();
        Arrays.stream(drawn).forEach(i -> dataset.getExample(i).setWeight(draws[i]));
        DatasetView<Regressor> view = new DatasetView<>(dataset, drawn, features, outputs, "bootstrap");
        view.setStoreIndices(false);
        return view;
    }

    static Example<Regressor> toExample(TrainingData data, int index) {
        String[] names = data.featureNames().toArray(String[]::new);
        return new ArrayExample<>(new Regressor(TARGET, data.target(index)), names, data.row(index));
    }

    private static MutableDataset<Regressor> toDataset(TrainingData data) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance(data.name(), factory), factory);
        for (int i = 0; i < data.rowCount(); i++) {
            dataset.add(toExample(data, i));
        }
        return dataset;
    }
}
