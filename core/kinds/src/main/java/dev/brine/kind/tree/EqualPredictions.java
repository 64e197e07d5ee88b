package dev.brine.kind.tree;

import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.VerificationSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Compares, bit for bit, what a model predicts before and after a normalisation. */
final class EqualPredictions {
    private static final int ROWS = 256;
    private static final int SAMPLED_SPLITS = 1 << 14;
    private static final long SEED = 20_260_101L;

    private EqualPredictions() {}

    /** Compares on the verification rows. */
    static void check(Model before, Model after, VerificationSet set, ModelState state) {
        Predictor old = before.newPredictor();
        Predictor made = after.newPredictor();
        double[] expected = new double[state.outputs().count()];
        double[] found = new double[expected.length];
        for (long i = 0; i < set.rowCount(); i++) {
            Row row = set.row(state.signature(), i);
            old.predict(row, expected);
            made.predict(row, found);
            require(expected, found, "verification row " + i);
        }
    }

    /** Compares on rows whose numbers are thresholds of the ensemble or the float32 on either side of one. */
    static void checkAtThresholds(TreeEnsemble before, TreeEnsemble after) {
        double[][] candidates = thresholdsByFeature(before);
        Predictor old = before.newPredictor();
        Predictor made = after.newPredictor();
        boolean isClassification = before.state().outputs().isClassification();
        double[] expected = new double
                [isClassification
                        ? before.state().outputs().probabilityCount()
                        : before.state().outputs().count()];
        double[] found = new double[expected.length];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < ROWS; i++) {
            double[] row = new double[candidates.length];
            for (int feature = 0; feature < row.length; feature++) {
                row[feature] = nearThreshold(candidates[feature], random);
            }
            if (isClassification) {
                old.predictProbabilities(row, expected);
                made.predictProbabilities(row, found);
            } else {
                old.predict(row, expected);
                made.predict(row, found);
            }
            require(expected, found, "row at thresholds %d (seed %d)".formatted(i, SEED));
        }
    }

    private static double nearThreshold(double[] candidates, SplittableRandom random) {
        if (candidates.length == 0) {
            return random.nextDouble();
        }
        double threshold = candidates[random.nextInt(candidates.length)];
        return switch (random.nextInt(4)) {
            case 0 -> threshold;
            case 1 -> Math.nextUp((float) threshold);
            case 2 -> Math.nextDown((float) threshold);
            default -> (float) threshold;
        };
    }

    /** Returns thresholds of splits that lie evenly over all nodes. */
    private static double[][] thresholdsByFeature(TreeEnsemble ensemble) {
        List<DoubleStream.Builder> sampled = new ArrayList<>();
        for (int feature = 0; feature < ensemble.state().signature().count(); feature++) {
            sampled.add(DoubleStream.builder());
        }
        long step = Math.max(1, ensemble.nodeCount() / SAMPLED_SPLITS);
        for (long node = 0; node < ensemble.nodeCount(); node += step) {
            long head = ensemble.records.bits(NodeRecord.WORDS * node);
            int feature = (int) (head >>> 32) & NodeRecord.FEATURE_MASK;
            if (head >= 0 && feature < sampled.size()) {
                sampled.get(feature).add(Double.longBitsToDouble(ensemble.records.bits(NodeRecord.WORDS * node + 1)));
            }
        }
        return sampled.stream().map(builder -> builder.build().toArray()).toArray(double[][]::new);
    }

    private static void require(double[] expected, double[] found, String row) {
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToRawLongBits(expected[i]) != Double.doubleToRawLongBits(found[i])) {
                throw new IllegalStateException("%s, output %d: %s after the normalisation, %s before it"
                        .formatted(row, i, found[i], expected[i]));
            }
        }
    }
}
