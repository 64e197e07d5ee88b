package dev.brine.kind.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.manifest.StateDigest;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of records that FORMAT.md of the container gives the reasons for. */
class NodeOrderTest {
    private static final int LATE_NODES = 512;

    /** A chain of splits whose left children are leaves; the leaf of split i has the value i. */
    private static TreeNodes chain(int splits) {
        int count = 2 * splits + 1;
        int[] left = new int[count];
        int[] right = new int[count];
        double[] values = new double[count];
        for (int i = 0; i < splits; i++) {
            left[2 * i] = 2 * i + 1;
            right[2 * i] = 2 * i + 2;
            left[2 * i + 1] = -1;
            right[2 * i + 1] = -1;
            values[2 * i + 1] = i;
        }
        left[count - 1] = -1;
        right[count - 1] = -1;
        values[count - 1] = splits;
        double[] thresholds = new double[count];
        for (int i = 0; i < splits; i++) {
            thresholds[2 * i] = i;
        }
        return new TreeNodes(left, right, new int[count], thresholds, values);
    }

    private static TreeEnsemble ensemble(TreeNodes nodes) {
        return TreeEnsemble.builder(Signature.unnamed(1), Outputs.regression(1))
                .addTree(nodes)
                .build();
    }

    private static int distance(TreeEnsemble ensemble, long node) {
        return (int) ensemble.records.bits(NodeRecord.WORDS * node);
    }

    @Test
    void longerArraysServeForShorterTrees() {
        TreeNodes whole = chain(3);
        int[] left = Arrays.copyOf(whole.left, 20);
        TreeNodes first = new TreeNodes(
                        left,
                        Arrays.copyOf(whole.right, 20),
                        Arrays.copyOf(whole.feature, 20),
                        Arrays.copyOf(whole.threshold, 20),
                        Arrays.copyOf(whole.values, 20))
                .first(whole.count());
        assertThat(StateDigest.of(ensemble(first).state()))
                .isEqualTo(StateDigest.of(ensemble(whole).state()));
        assertThatThrownBy(() -> first.first(21))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("21 nodes in arrays of 20");
    }

    @Test
    void theLargerSubtreeComesFirst() {
        TreeEnsemble tree = ensemble(chain(3));
        assertThat(distance(tree, 0)).isEqualTo(1);
        assertThat(distance(tree, 2)).as("the right child, beside its leaf").isEqualTo(1);
        assertThat(distance(tree, 4)).isEqualTo(1);
    }

    @Test
    void smallSubtreesFollowTheRestOfTheirTree() {
        int depth = 11;
        int count = (1 << depth) - 1;
        int[] left = new int[count];
        int[] right = new int[count];
        double[] values = new double[count];
        for (int node = 0; node < count; node++) {
            boolean isSplit = 2 * node + 2 < count;
            left[node] = isSplit ? 2 * node + 1 : -1;
            right[node] = isSplit ? 2 * node + 2 : -1;
            values[node] = node;
        }
        TreeEnsemble tree = ensemble(new TreeNodes(left, right, new int[count], new double[count], values));
        // 2,047 nodes: the root, its children of 1,023 and their children of 511 come first, subtrees of 511 then
        assertThat(distance(tree, 0)).isEqualTo(1);
        assertThat(distance(tree, 1)).isEqualTo(2);
        assertThat(distance(tree, 2)).isEqualTo(3);
        int smallSubtreeNodes = LATE_NODES - 2;
        assertThat(distance(tree, 3)).isEqualTo(7 - 3);
        assertThat(distance(tree, 4)).isEqualTo(7 + smallSubtreeNodes - 4);
        assertThat(distance(tree, 6)).isEqualTo(7 + 3 * smallSubtreeNodes - 6);
    }

    @Test
    void everyRowStillReachesItsLeaf() {
        Random random = new Random(3);
        TreeEnsemble tree = ensemble(chain(1_000));
        double[] out = new double[1];
        for (int i = 0; i < 100; i++) {
            double x = random.nextDouble() * 1_100 - 50;
            tree.newPredictor().predict(new double[] {x}, out);
            double expected = Math.min(1_000, Math.max(0, Math.ceil((float) x)));
            assertThat(out[0]).as("x = %s", x).isEqualTo(expected);
        }
    }

    @Test
    void theOrderOfTheSourceDoesNotMatter() {
        TreeNodes forwards = new TreeNodes(
                new int[] {1, -1, 3, -1, -1},
                new int[] {2, -1, 4, -1, -1},
                new int[5],
                new double[] {0, 0, 1, 0, 0},
                new double[] {0, 10, 0, 20, 30});
        TreeNodes backwards = new TreeNodes(
                new int[] {4, -1, -1, 2, -1},
                new int[] {3, -1, -1, 1, -1},
                new int[5],
                new double[] {0, 0, 0, 1, 0},
                new double[] {0, 30, 20, 0, 10});
        TreeEnsemble first = ensemble(forwards);
        TreeEnsemble second = ensemble(backwards);
        assertThat(first.records.contentEquals(second.records)).isTrue();
    }
}
