package dev.brine.benchmarks.train;

import java.util.List;

/**
 * A random forest for regression: the mean of its trees.
 *
 * @param trees in the order of training, at least one
 * @param featureNames the columns of a row
 * @param trainer library and version that grew the trees, such as {@code Tribuo 4.3.2}
 */
public record TrainedForest(List<TrainedTree> trees, List<String> featureNames, String trainer) {
    /** Copies the lists. */
    public TrainedForest {
        trees = List.copyOf(trees);
        featureNames = List.copyOf(featureNames);
    }

    /** Returns the count of nodes of all trees. */
    public long nodeCount() {
        return trees.stream().mapToLong(TrainedTree::nodeCount).sum();
    }

    /** Returns the depth of the deepest tree. */
    public int depth() {
        return trees.stream().mapToInt(TrainedTree::depth).max().orElseThrow();
    }

    /** Returns the sum of the trees' values, in their order, divided by their count. */
    public double predict(double[] row) {
        double sum = 0;
        for (TrainedTree tree : trees) {
            sum += tree.predict(row);
        }
        return sum / trees.size();
    }

    /** Returns the share of the targets' variance that the predictions explain: 1 at best, 0 for their mean. */
    public double rSquared(TrainingData data) {
        double mean = 0;
        for (int i = 0; i < data.rowCount(); i++) {
            mean += data.target(i) / data.rowCount();
        }
        double residual = 0;
        double total = 0;
        for (int i = 0; i < data.rowCount(); i++) {
            double error = data.target(i) - predict(data.row(i));
            residual += error * error;
            total += (data.target(i) - mean) * (data.target(i) - mean);
        }
        return 1 - residual / total;
    }
}
