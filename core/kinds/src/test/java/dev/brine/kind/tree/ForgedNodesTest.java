package dev.brine.kind.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import dev.brine.tensor.TestTensors;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever the records say, a prediction ends in a number or in a CorruptModelException. */
class ForgedNodesTest {
    private static final long SEED = 42;
    private static final int FORGERIES = 200_000;
    private static final int FEATURES = 3;

    private static final double[] CELLS = {
        Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -1, -0.0, 1, 255, 256.5, 0x1p31, 1e300
    };

    private static TreeEnsemble ensemble(Tensor records, int width, long... offsets) {
        return ensembleWithSets(records, width, 0, offsets);
    }

    private static TreeEnsemble ensembleWithSets(Tensor records, int width, int setCount, long... offsets) {
        Map<String, Object> attributes = Map.of(
                "width",
                (long) width,
                "comparison",
                "float32",
                "aggregation",
                "mean",
                "scale",
                1.0,
                "link",
                "identity");
        ModelState.Builder state = ModelState.builder(
                        TreeEnsemble.KIND, 1, Signature.unnamed(FEATURES), Outputs.regression(width))
                .attributes(Attributes.of(attributes))
                .tensor("tree_offsets", HeapTensor.of(offsets))
                .group("nodes", TensorGroup.interleaved(NodeRecord.COLUMNS, records));
        if (width > 1) {
            state.tensor("leaf_values", HeapTensor.of(new double[2 * width], 2, width));
        }
        if (setCount > 0) {
            state.tensor("category_sets", HeapTensor.of(new long[4 * setCount], setCount, 4));
        }
        return TreeEnsemble.of(state.build());
    }

    private static long[] forged(Random random, int nodeCount) {
        long[] words = new long[2 * nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            int children = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(nodeCount + 1);
            int split = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(FEATURES + 1);
            split |= random.nextInt(3) == 0 ? NodeRecord.CATEGORICAL : 0;
            words[2 * node] = NodeRecord.head(children, random.nextInt(3) == 0 ? split | NodeRecord.LEAF : split);
            words[2 * node + 1] =
                    random.nextBoolean() ? random.nextLong() : Double.doubleToRawLongBits(random.nextInt(5) - 1);
        }
        return words;
    }

    @Test
    void noRecordsMakeAWalkLeaveItsTree() {
        int[] outcomes = new int[2];
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            Random random = new Random(SEED);
            for (int i = 0; i < FORGERIES; i++) {
                outcomes[predictForged(random, i)]++;
            }
        });
        assertThat(outcomes[0]).as("predicted").isGreaterThan(FORGERIES / 100);
        assertThat(outcomes[1]).as("refused").isGreaterThan(FORGERIES / 100);
    }

    /** Returns 1 if the records were refused. */
    private static int predictForged(Random random, int number) {
        int nodeCount = 2 + random.nextInt(9);
        HeapTensor heap = HeapTensor.of(forged(random, nodeCount), nodeCount, 2);
        Tensor records = switch (number % 6) {
            case 0 -> heap;
            case 1 -> TestTensors.chunked(heap, 4);
            case 2 -> TestTensors.mapped(heap, 6);
            case 3 -> TestTensors.checked(heap, 4);
            case 4 -> TestTensors.lazy(heap);
            default -> TestTensors.mapped(heap, 2 * nodeCount);
        };
        int width = 1 + number / 6 % 2;
        int setCount = number / 12 % 3;
        TreeEnsemble ensemble =
                ensembleWithSets(records, width, setCount, 0, 1 + random.nextInt(nodeCount - 1), nodeCount);
        double[] row = {random.nextGaussian(), CELLS[random.nextInt(CELLS.length)], random.nextInt(300)};
        try {
            ensemble.newPredictor().predict(row, new double[width]);
            return 0;
        } catch (UncheckedIOException e) {
            assertThat(e).as("forgery %d of seed %d", number, SEED).hasCauseInstanceOf(CorruptModelException.class);
            return 1;
        } catch (RuntimeException e) {
            throw new AssertionError("forgery %d of seed %d".formatted(number, SEED), e);
        }
    }

    @Test
    void namesANodeThatPointsBackOrOut() {
        long leaf = NodeRecord.head(0, NodeRecord.LEAF);
        TreeEnsemble self = ensemble(HeapTensor.of(new long[] {0, 0, leaf, 0}, 2, 2), 1, 0, 2);
        assertThatThrownBy(() -> self.newPredictor().predict(new double[3], new double[1]))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("tree-ensemble: node 0 points to node 0, expected 1 to 1");
        long[] twoTrees = {NodeRecord.head(2, 0), 0, leaf, 0, leaf, 0, leaf, 0};
        TreeEnsemble out = ensemble(HeapTensor.of(twoTrees, 4, 2), 1, 0, 2, 4);
        assertThatThrownBy(() -> out.newPredictor().predict(new double[3], new double[1]))
                .hasRootCauseMessage("tree-ensemble: node 0 points to node 2, expected 1 to 1");
    }

    @Test
    void namesAFeatureThatTheModelDoesNotHave() {
        long[] words = {NodeRecord.head(1, 3), 0, NodeRecord.head(0, NodeRecord.LEAF), 0};
        TreeEnsemble ensemble = ensemble(HeapTensor.of(words, 2, 2), 1, 0, 2);
        assertThatThrownBy(() -> ensemble.newPredictor().predict(new double[3], new double[1]))
                .hasRootCauseMessage("tree-ensemble: node 0 splits on feature 3, the model has 3");
    }

    @Test
    void namesALeafThatTheTableDoesNotHave() {
        long[] words = {NodeRecord.head(0, NodeRecord.LEAF), Double.doubleToRawLongBits(2)};
        TreeEnsemble ensemble = ensemble(HeapTensor.of(words, 1, 2), 2, 0, 1);
        assertThatThrownBy(() -> ensemble.newPredictor().predict(new double[3], new double[2]))
                .hasRootCauseMessage("tree-ensemble: tree 0 ends in leaf 2.0, expected 0 to 1");
    }

    @Test
    void refusesTreeOffsetsThatDoNotTileTheNodes() {
        HeapTensor records = HeapTensor.of(new long[8], 4, 2);
        assertThatThrownBy(() -> ensemble(records, 1, 0, 3)).hasMessageContaining("from 0 to the node count 4");
        assertThatThrownBy(() -> ensemble(records, 1, 1, 4)).hasMessageContaining("from 0 to the node count 4");
        assertThatThrownBy(() -> ensemble(records, 1, 0)).hasMessageContaining("at least one tree");
        assertThatThrownBy(() -> ensemble(records, 1, 0, 2, 2, 4))
                .hasMessage("tree 1 ends at node 2, before it starts at node 2");
    }
}
