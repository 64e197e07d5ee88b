package dev.brine.benchmarks.process;

import dev.brine.model.Predictor;

/** A model's own predictor. */
final class ModelPredictor implements BatchPredictor {
    private final Predictor predictor;

    ModelPredictor(Predictor predictor) {
        this.predictor = predictor;
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
        if (count == 1) {
            predictor.predict(rows, out);
        } else {
            predictor.predictBatch(rows, count, out);
        }
    }
}
