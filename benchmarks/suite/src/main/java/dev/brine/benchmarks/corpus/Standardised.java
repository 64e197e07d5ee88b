package dev.brine.benchmarks.corpus;

import dev.brine.benchmarks.train.TrainingData;

/** Training data and held-out rows with the mean and deviation of each training column, as a standard scaler fits them. */
final class Standardised {
    private final TrainingData train;
    private final double[][] heldOut;
    private final double[] mean;
    private final double[] deviation;

    Standardised(TrainingData train, TrainingData held) {
        this.train = train;
        this.heldOut = new double[held.rowCount()][];
        for (int i = 0; i < heldOut.length; i++) {
            heldOut[i] = held.row(i);
        }
        int columns = train.featureNames().size();
        this.mean = new double[columns];
        this.deviation = new double[columns];
        for (int column = 0; column < columns; column++) {
            fit(column);
        }
    }

    private void fit(int column) {
        double sum = 0;
        for (int i = 0; i < train.rowCount(); i++) {
            sum += train.row(i)[column];
        }
        mean[column] = sum / train.rowCount();
        double squares = 0;
        for (int i = 0; i < train.rowCount(); i++) {
            double difference = train.row(i)[column] - mean[column];
            squares += difference * difference;
        }
        deviation[column] = Math.sqrt(squares / train.rowCount());
    }

    TrainingData train() {
        return train;
    }

    /** Returns rows that no tree saw, not scaled. */
    double[][] heldOut() {
        return heldOut;
    }

    double[] mean() {
        return mean;
    }

    double[] deviation() {
        return deviation;
    }

    TrainingData standardisedTraining() {
        double[][] rows = new double[train.rowCount()][];
        double[] targets = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = train.row(i);
            targets[i] = train.target(i);
        }
        return new TrainingData(train.name() + ", standardised", train.featureNames(), scaled(rows), targets);
    }

    double[][] scaled(double[][] rows) {
        double[][] scaled = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            scaled[i] = new double[mean.length];
            for (int column = 0; column < mean.length; column++) {
                scaled[i][column] = (rows[i][column] - mean[column]) / deviation[column];
            }
        }
        return scaled;
    }
}
