package dev.brine.kind.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.kind.Pipeline;
import dev.brine.kind.TestModels;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Float32ThresholdsTest {
    private static final long SEED = 7;

    @Test
    void aThresholdBecomesTheLargestFloatThatIsNotAboveIt() {
        assertThat(Float32Thresholds.floor(0.1)).isEqualTo(Math.nextDown(0.1f));
        assertThat(Float32Thresholds.floor(0.3)).isEqualTo(Math.nextDown(0.3f)).isLessThan(0.3);
        assertThat(Float32Thresholds.floor(1.5)).isEqualTo(1.5);
        assertThat(Float32Thresholds.floor(1e300)).isEqualTo(Float.MAX_VALUE);
        assertThat(Float32Thresholds.floor(-1e300)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Float32Thresholds.floor(1e-300)).isZero();
        assertThat(Float32Thresholds.floor(-1e-300)).isEqualTo(-Float.MIN_VALUE);
        assertThat(Float32Thresholds.floor(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Float32Thresholds.floor(-0.0)).isEqualTo(-0.0);
        assertThat(Float32Thresholds.floor(Double.NaN)).isNaN();
    }

    @Test
    void noFloatLiesBetweenAThresholdAndItsFloor() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            double threshold = Double.longBitsToDouble(random.nextLong());
            double floor = Float32Thresholds.floor(threshold);
            if (Double.isNaN(threshold)) {
                continue;
            }
            assertThat(floor).as("seed %d, %s", SEED, threshold).isLessThanOrEqualTo(threshold);
            assertThat((double) (float) floor).isEqualTo(floor);
            assertThat((double) Math.nextUp((float) floor) > threshold || floor == Double.POSITIVE_INFINITY)
                    .as("seed %d, %s", SEED, threshold)
                    .isTrue();
        }
    }

    @Test
    void predictionsStayAndTheDigestIsAnother() {
        TreeEnsemble forest = TestModels.forest(Outputs.regression(3), 7);
        SavedModel saved = withRows(forest);
        Float32Thresholds.Result result = Float32Thresholds.of(saved);
        assertThat(result.ensembleCount()).isEqualTo(1);
        assertThat(result.splitCount()).isEqualTo((forest.nodeCount() - 7) / 2);
        assertThat(result.changedCount()).isEqualTo(result.splitCount());
        ModelState state = result.model().state();
        assertThat(StateDigest.of(state)).isNotEqualTo(StateDigest.of(forest.state()));
        assertThat(result.model().verification()).isSameAs(saved.verification());
        assertThat(result.model().environment())
                .isEqualTo(saved.environment().with(Float32Thresholds.ENVIRONMENT_KEY, "float32"));
        assertEqualPredictions(forest, TreeEnsemble.of(state));
    }

    private static void assertEqualPredictions(Model before, Model after) {
        Random random = new Random(SEED);
        double[] expected = new double[before.state().outputs().count()];
        double[] found = new double[expected.length];
        for (int i = 0; i < 1_000; i++) {
            double[] row =
                    random.doubles(before.state().signature().count(), -2, 2).toArray();
            before.newPredictor().predict(row, expected);
            after.newPredictor().predict(row, found);
            assertThat(found).as("seed %d, row %d", SEED, i).containsExactly(expected);
        }
    }

    @Test
    void aSecondTimeChangesNothing() {
        Float32Thresholds.Result once = Float32Thresholds.of(withRows(TestModels.boosting()));
        Float32Thresholds.Result twice = Float32Thresholds.of(once.model());
        assertThat(twice.changedCount()).isZero();
        assertThat(StateDigest.of(twice.model().state()))
                .isEqualTo(StateDigest.of(once.model().state()));
        assertThat(twice.model().environment()).isEqualTo(once.model().environment());
    }

    @Test
    void modelsInsideAreReached() {
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("scale", TestModels.scaler());
        steps.put("forest", TestModels.forest(Outputs.classification(List.of("a", "b")), 3));
        Pipeline pipeline = Pipeline.of(steps);
        Float32Thresholds.Result result = Float32Thresholds.of(withRows(pipeline));
        assertThat(result.changedCount()).isPositive();
        assertEqualPredictions(pipeline, Pipeline.of(result.model().state()));
    }

    @Test
    void aModelThatComparesDoublesIsRefused() {
        TreeEnsemble doubles = TreeEnsemble.builder(Signature.unnamed(1), Outputs.regression(1))
                .comparison(TreeEnsemble.Comparison.FLOAT64)
                .addTree(new TreeNodes(
                        new int[] {1, -1, -1},
                        new int[] {2, -1, -1},
                        new int[3],
                        new double[] {0.1, 0, 0},
                        new double[] {0, 1, 2}))
                .build();
        assertThatThrownBy(() -> Float32Thresholds.of(SavedModel.of(doubles.state())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no tree ensemble in this tree-ensemble compares rows as float32, so its thresholds stay"
                        + " float64");
    }

    private static SavedModel withRows(Model model) {
        double[] rows = new Random(3).doubles(4L * TestModels.INPUTS).toArray();
        return new SavedModel(
                model.state(), VerificationSet.predictedBy(model, rows), Environment.of(Map.of("made.by", "test")));
    }
}
