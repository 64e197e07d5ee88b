package dev.brine.benchmarks.process;

import dev.brine.model.Predictor;

/** A model's own predictor, of rows of numbers. */
final class ModelPredictor implements BatchPredictor {
    private final Predictor predictor;
    private final ServedRows rows;

    ModelPredictor(Predictor predictor, ServedRows rows) {
        this.predictor = predictor;
        this.rows = rows;
    }

    @Override
    public void predict(int from, int count, double[] out) {
        double[] numbers = rows.numbers(from, count);
        if (count == 1) {
            predictor.predict(numbers, out);
        } else {
            predictor.predictBatch(numbers, count, out);
        }
    }
}
