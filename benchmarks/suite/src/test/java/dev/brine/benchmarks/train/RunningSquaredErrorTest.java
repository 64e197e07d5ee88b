package dev.brine.benchmarks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.rtree.impurity.RegressorImpurity.ImpurityTuple;

class RunningSquaredErrorTest {
    private static final int ROW_COUNT = 60;
    private static final long SEED = 5;

    private final Random random = new Random(SEED);
    private final float[] targets = floats(value -> value * 20);
    private final float[] weights = floats(value -> 1 + value);
    private final RunningSquaredError running = new RunningSquaredError();

    @Test
    void agreesWithTribuoAlongTheScanOfEveryFeature() {
        for (int groupCount = 2; groupCount <= ROW_COUNT; groupCount++) {
            List<int[]> groups = groups(groupCount);
            for (int i = 1; i < groups.size(); i++) {
                assertAgrees(groups.subList(0, i));
                assertAgrees(groups.subList(i, groups.size()));
            }
        }
    }

    @Test
    void agreesWithTribuoOnListsInAnyOrder() {
        List<int[]> groups = groups(12);
        for (int i = 0; i < 2_000; i++) {
            int from = random.nextInt(groups.size());
            assertAgrees(groups.subList(from, from + 1 + random.nextInt(groups.size() - from)));
        }
    }

    @Test
    void isExactlyZeroWhereAllTargetsAreEqual() {
        float[] equal = new float[ROW_COUNT];
        Arrays.fill(equal, 7);
        assertThat(running.impurity(equal, weights)).isZero();
        assertThat(running.impurityTuple(groups(4), equal, weights).impurity).isZero();
    }

    @Test
    void agreesWithTribuoOnWholeArrays() {
        MeanSquaredError plain = new MeanSquaredError();
        assertThat(running.impurity(targets, weights)).isCloseTo(plain.impurity(targets, weights), within(1e-4));
    }

    private void assertAgrees(List<int[]> groups) {
        ImpurityTuple expected = new MeanSquaredError().impurityTuple(groups, targets, weights);
        ImpurityTuple found = running.impurityTuple(groups, targets, weights);
        assertThat(found.impurity).as("seed %d", SEED).isCloseTo(expected.impurity, within(1e-3f));
        assertThat(found.weight).as("seed %d", SEED).isCloseTo(expected.weight, within(1e-3f));
    }

    private List<int[]> groups(int groupCount) {
        List<int[]> groups = new ArrayList<>();
        for (int g = 0; g < groupCount; g++) {
            int first = g * ROW_COUNT / groupCount;
            int[] group = new int[(g + 1) * ROW_COUNT / groupCount - first];
            Arrays.setAll(group, i -> first + i);
            groups.add(group);
        }
        return groups;
    }

    private float[] floats(UnaryOperator<Float> change) {
        float[] values = new float[ROW_COUNT];
        for (int i = 0; i < values.length; i++) {
            values[i] = change.apply(random.nextFloat());
        }
        return values;
    }
}
