package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.internal.Exponential;
import dev.brine.kind.internal.PairwiseSum;
import java.io.IOException;
import java.util.Arrays;

/** The scores with which gradient boosting starts, where its {@code init} estimator says the same of every row. */
final class InitialScores {
    /** numpy's {@code finfo(float32).eps}. */
    private static final double FLOAT32_EPSILON = 0x1p-23;
    /** numpy's {@code finfo(float64).eps}, taken by newer releases. */
    private static final double FLOAT64_EPSILON = 0x1p-52;

    private static final double LOG1P_FROM = 0.3;
    private static final double LOG1P_TO = 0.65;

    private final Fields boosting;
    private final int width;

    InitialScores(Fields boosting, int width) {
        this.boosting = boosting;
        this.width = width;
    }

    double[] read() throws IOException {
        if (!(boosting.value("init_") instanceof PyObject object)) {
            String name = boosting.text("init_");
            if (!name.equals("zero")) {
                throw boosting.unsupported("init '%s'".formatted(name));
            }
            return new double[width];
        }
        Fields init = new Fields(boosting.context(), object);
        double[] scores = scores(init);
        init.ignore("n_outputs_", "n_classes_", "strategy", "_strategy");
        init.recordDropped();
        if (scores.length != width) {
            throw init.wrongLength("initial scores", scores.length, width);
        }
        return scores;
    }

    private double[] scores(Fields init) throws IOException {
        return switch (init.className()) {
            case "DummyRegressor" -> init.numbers("constant_", init.array("constant_"));
            case "DummyClassifier" -> ofPrior(init);
            case "MeanEstimator" -> new double[] {init.number("mean")};
            case "QuantileEstimator" -> new double[] {init.number("quantile")};
            case "LogOddsEstimator", "ScaledLogOddsEstimator" -> new double[] {init.number("prior")};
            case "PriorProbabilityEstimator" -> init.doubles("priors");
            case "ZeroEstimator" -> new double[width];
            default ->
                throw boosting.unsupported(
                        "init=%s, supported are None, 'zero' and the dummy estimators of scikit-learn"
                                .formatted(init.className()));
        };
    }

    private double[] ofPrior(Fields init) throws IOException {
        String strategy = init.textOr("_strategy", init.textOr("strategy", "prior"));
        double[] prior = init.doubles("class_prior_");
        switch (strategy) {
            case "prior" -> {}
            case "uniform" -> Arrays.fill(prior, 1.0 / prior.length);
            case "most_frequent" -> onlyLargest(prior);
            default ->
                throw init.unsupported(
                        "strategy '%s' as the init of a boosting, expected prior, uniform or most_frequent"
                                .formatted(strategy));
        }
        double epsilon = boosting.isAtLeast(1, 7) ? FLOAT64_EPSILON : FLOAT32_EPSILON;
        for (int i = 0; i < prior.length; i++) {
            prior[i] = Math.max(epsilon, Math.min(1 - epsilon, prior[i]));
        }
        String loss = boosting.object(boosting.firstOf("loss_", "_loss")).className();
        boolean isOld = !loss.startsWith("sklearn._loss");
        if (width > 1) {
            return isOld ? logs(prior, 1) : logs(prior, geometricMean(prior));
        }
        if (prior.length != 2) {
            throw init.wrongLength("class_prior_", prior.length, 2);
        }
        double logOdds = isOld ? Exponential.log(prior[1] / (1 - prior[1])) : logit(prior[1]);
        return new double[] {loss.endsWith(".ExponentialLoss") ? 0.5 * logOdds : logOdds};
    }

    private static void onlyLargest(double[] prior) {
        int largest = 0;
        for (int i = 1; i < prior.length; i++) {
            largest = prior[i] > prior[largest] ? i : largest;
        }
        Arrays.fill(prior, 0);
        prior[largest] = 1;
    }

    private static double[] logs(double[] values, double divisor) {
        return Arrays.stream(values)
                .map(value -> Exponential.log(value / divisor))
                .toArray();
    }

    private static double geometricMean(double[] values) {
        double[] logs = logs(values, 1);
        return Exponential.exp(PairwiseSum.of(logs, 0, logs.length) / logs.length);
    }

    /** Returns the logit as scipy computes it, without losing digits around one half. */
    private static double logit(double p) {
        if (p < LOG1P_FROM || p > LOG1P_TO) {
            return Exponential.log(p / (1 - p));
        }
        double s = 2 * (p - 0.5);
        return StrictMath.log1p(s) - StrictMath.log1p(-s);
    }
}
