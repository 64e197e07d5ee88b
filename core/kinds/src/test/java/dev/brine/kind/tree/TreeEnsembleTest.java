package dev.brine.kind.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.kind.Link;
import dev.brine.kind.TestModels;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Predictions worked out by hand. */
class TreeEnsembleTest {
    private static TreeNodes stump(double threshold, double... leaves) {
        double[] values = new double[leaves.length / 2 * 3];
        System.arraycopy(leaves, 0, values, leaves.length / 2, leaves.length);
        return new TreeNodes(
                new int[] {1, -1, -1}, new int[] {2, -1, -1}, new int[3], new double[] {threshold, 0, 0}, values);
    }

    private static TreeEnsembleBuilder regression() {
        return TreeEnsemble.builder(Signature.unnamed(1), Outputs.regression(1));
    }

    private static double[] predict(Model model, double... row) {
        double[] out = new double[model.state().outputs().count()];
        model.newPredictor().predict(row, out);
        return out;
    }

    private static double[] probabilities(Model model, double... row) {
        double[] out = new double[model.state().outputs().probabilityCount()];
        model.newPredictor().predictProbabilities(row, out);
        return out;
    }

    @Test
    void theThresholdItselfGoesLeft() {
        TreeEnsemble tree = regression().addTree(stump(1.5, 10, 20)).build();
        assertThat(predict(tree, 1.5)).containsExactly(10);
        assertThat(predict(tree, Math.nextUp(1.5f))).containsExactly(20);
        assertThat(predict(tree, Double.NEGATIVE_INFINITY)).containsExactly(10);
        assertThat(predict(tree, Double.POSITIVE_INFINITY)).containsExactly(20);
        assertThat(tree.treeCount()).isEqualTo(1);
        assertThat(tree.nodeCount()).isEqualTo(3);
    }

    @Test
    void rowsAreRoundedToFloatBeforeTheyAreCompared() {
        double threshold = 0.1f;
        double above = Math.nextUp(threshold);
        TreeEnsemble asFloat = regression().addTree(stump(threshold, 10, 20)).build();
        TreeEnsemble asDouble = regression()
                .comparison(TreeEnsemble.Comparison.FLOAT64)
                .addTree(stump(threshold, 10, 20))
                .build();
        assertThat(predict(asFloat, above)).containsExactly(10);
        assertThat(predict(asDouble, above)).containsExactly(20);
    }

    @Test
    void theThresholdIsNotRounded() {
        TreeEnsemble asFloat = regression().addTree(stump(0.1, 10, 20)).build();
        TreeEnsemble asDouble = regression()
                .comparison(TreeEnsemble.Comparison.FLOAT64)
                .addTree(stump(0.1, 10, 20))
                .build();
        assertThat(predict(asFloat, 0.1)).containsExactly(20);
        assertThat(predict(asDouble, 0.1)).containsExactly(10);
    }

    @Test
    void aMissingValueGoesWhereTheSplitSays() {
        TreeEnsemble right = regression().addTree(stump(0, 10, 20)).build();
        TreeEnsemble left = regression()
                .addTree(stump(0, 10, 20).missingGoesLeft(new boolean[] {true, false, false}))
                .build();
        assertThat(predict(right, Double.NaN)).containsExactly(20);
        assertThat(predict(left, Double.NaN)).containsExactly(10);
        assertThat(predict(left, 1)).containsExactly(20);
    }

    @Test
    void aMeanIsTheSumInTreeOrderDividedByTheCount() {
        TreeEnsemble forest = regression()
                .addTree(stump(0, 0.1, 1))
                .addTree(stump(0, 0.2, 2))
                .addTree(stump(0, 0.3, 3))
                .build();
        assertThat(predict(forest, -1)).containsExactly((0.0 + 0.1 + 0.2 + 0.3) / 3);
        assertThat(predict(forest, 1)).containsExactly(2);
    }

    @Test
    void boostingAddsScaledLeavesToTheBaseline() {
        TreeEnsemble boosted = regression()
                .aggregation(TreeEnsemble.Aggregation.SUM)
                .scale(0.1)
                .baseline(5)
                .addTree(stump(0, 1, 2))
                .addTree(stump(10, 3, 4))
                .build();
        assertThat(predict(boosted, 5)).containsExactly(5 + 0.1 * 2 + 0.1 * 3);
    }

    @Test
    void severalOutputsComeFromOneLeaf() {
        TreeEnsemble tree = TreeEnsemble.builder(Signature.unnamed(1), Outputs.regression(2))
                .addTree(stump(0, 1, 2, 3, 4))
                .addTree(stump(0, 5, 6, 7, 8))
                .build();
        assertThat(predict(tree, -1)).containsExactly(3, 4);
        assertThat(predict(tree, 1)).containsExactly(5, 6);
    }

    @Test
    void aClassifierGivesTheFirstOfTheMostProbableClasses() {
        TreeEnsemble forest = TreeEnsemble.builder(Signature.unnamed(1), Outputs.classification(List.of("a", "b", "c")))
                .addTree(stump(0, 0.5, 0.25, 0.25, 0, 0.5, 0.5))
                .addTree(stump(5, 0.25, 0.5, 0.25, 0, 0, 1))
                .build();
        assertThat(probabilities(forest, -1)).containsExactly(0.375, 0.375, 0.25);
        assertThat(predict(forest, -1)).containsExactly(0);
        assertThat(probabilities(forest, 6)).containsExactly(0, 0.25, 0.75);
        assertThat(predict(forest, 6)).containsExactly(2);
    }

    @Test
    void multiClassBoostingAddsEachTreeToItsScore() {
        TreeEnsemble boosted = TreeEnsemble.builder(
                        Signature.unnamed(1), Outputs.classification(List.of("a", "b", "c")))
                .link(Link.SOFTMAX, 3)
                .aggregation(TreeEnsemble.Aggregation.SUM)
                .addTree(stump(0, 1, 0), 0)
                .addTree(stump(0, 0, 2), 1)
                .addTree(stump(0, 0, 1), 2)
                .addTree(stump(0, 1, 0), 0)
                .build();
        assertThat(predict(boosted, -1)).containsExactly(0);
        assertThat(predict(boosted, 1)).containsExactly(1);
        double sum = StrictMath.exp(-2) + 1 + StrictMath.exp(-1);
        assertThat(probabilities(boosted, 1))
                .containsExactly(StrictMath.exp(-2) / sum, 1 / sum, StrictMath.exp(-1) / sum);
    }

    @Test
    void twoClassesComeFromOneScore() {
        TreeEnsemble boosted = TreeEnsemble.builder(Signature.unnamed(1), Outputs.classification(List.of("no", "yes")))
                .link(Link.SIGMOID, 1)
                .aggregation(TreeEnsemble.Aggregation.SUM)
                .addTree(stump(0, -2, 2))
                .build();
        assertThat(predict(boosted, -1)).containsExactly(0);
        assertThat(predict(boosted, 1)).containsExactly(1);
        double yes = 1 / (1 + StrictMath.exp(-2));
        assertThat(probabilities(boosted, 1)).containsExactly(1 - yes, yes);
    }

    @Test
    void theOnlyClassIsAlwaysPredicted() {
        TreeNodes leaf = new TreeNodes(new int[] {-1}, new int[] {-1}, new int[1], new double[1], new double[] {1});
        TreeEnsemble forest = TreeEnsemble.builder(Signature.unnamed(1), Outputs.classification(List.of("only")))
                .addTree(leaf)
                .build();
        assertThat(predict(forest, 1)).containsExactly(0);
        assertThat(probabilities(forest, 1)).containsExactly(1);
    }

    @Test
    void aRegressionHasNoProbabilities() {
        TreeEnsemble tree = regression().addTree(stump(0, 1, 2)).build();
        assertThatThrownBy(() -> probabilities(tree, 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTreeOfOneLeafPredictsIt() {
        TreeNodes leaf = new TreeNodes(new int[] {-1}, new int[] {-1}, new int[1], new double[1], new double[] {4});
        assertThat(predict(regression().addTree(leaf).build(), 1)).containsExactly(4);
    }

    @Test
    void refusesNodesThatAreNotOneTree() {
        int[] feature = new int[3];
        double[] numbers = new double[3];
        TreeNodes loop = new TreeNodes(new int[] {1, 0, -1}, new int[] {2, 2, -1}, feature, numbers, numbers);
        assertThatThrownBy(() -> regression().addTree(loop)).hasMessageContaining("reached twice");
        TreeNodes outside = new TreeNodes(new int[] {1, -1, -1}, new int[] {9, -1, -1}, feature, numbers, numbers);
        assertThatThrownBy(() -> regression().addTree(outside)).hasMessage("child 9, expected 0 to 2");
        TreeNodes loose = new TreeNodes(new int[] {-1, -1, -1}, new int[] {-1, -1, -1}, feature, numbers, numbers);
        assertThatThrownBy(() -> regression().addTree(loose)).hasMessage("2 of 3 nodes are not reached from the root");
    }

    @Test
    void refusesToMixTreesWithAndWithoutAScore() {
        TreeEnsembleBuilder builder = regression().addTree(stump(0, 1, 2)).addTree(stump(0, 1, 2), 0);
        assertThatThrownBy(builder::build).hasMessage("1 of 2 trees name the score that they add to");
    }

    @Test
    void unpackedColumnsPredictTheSame() {
        Model packed = TestModels.forest(Outputs.regression(1), 5);
        var state = dev.brine.model.ModelState.builder(
                        packed.state().kind(),
                        1,
                        packed.state().signature(),
                        packed.state().outputs())
                .attributes(packed.state().attributes())
                .tensor("tree_offsets", packed.state().tensor("tree_offsets"))
                .group("nodes", packed.state().group("nodes").withLayout(dev.brine.tensor.TensorGroup.Layout.COLUMNAR))
                .build();
        double[] row = TestModels.rows(packed, 1, 8);
        assertThat(predict(TreeEnsemble.of(state), row)).isEqualTo(predict(packed, row));
    }

    private static TreeNodes stump() {
        return new TreeNodes(
                new int[] {1, -1, -1}, new int[] {2, -1, -1}, new int[3], new double[3], new double[] {0, 0, 1, 2, 3, 4
                });
    }

    @Test
    void announcedTreesAreTheSame() {
        Outputs outputs = Outputs.regression(2);
        TreeEnsembleBuilder grown = TreeEnsemble.builder(Signature.unnamed(1), outputs);
        TreeEnsembleBuilder announced =
                TreeEnsemble.builder(Signature.unnamed(1), outputs).sizes(9, 6);
        for (int i = 0; i < 3; i++) {
            grown.addTree(stump());
            announced.addTree(stump());
        }
        assertThat(StateDigest.of(announced.build().state()))
                .isEqualTo(StateDigest.of(grown.build().state()));
    }

    @Test
    void announcedTreesMustBeAsMany() {
        Outputs outputs = Outputs.regression(2);
        TreeEnsembleBuilder tooMany =
                TreeEnsemble.builder(Signature.unnamed(1), outputs).sizes(4, 2).addTree(stump());
        assertThatThrownBy(() -> tooMany.addTree(stump())).hasMessage("tree of 3 nodes after 3, expected 4 in all");
        assertThatThrownBy(tooMany::build).hasMessage("3 nodes in all, expected 4");
        TreeEnsembleBuilder fewLeaves =
                TreeEnsemble.builder(Signature.unnamed(1), outputs).sizes(3, 3).addTree(stump());
        assertThatThrownBy(fewLeaves::build).hasMessage("2 leaves in all, expected 3");
        assertThatThrownBy(() -> TreeEnsemble.builder(Signature.unnamed(1), outputs)
                        .sizes(3, 1)
                        .addTree(stump()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("more leaves than the 1 that were announced");
    }

    @Test
    void packingAnnouncedTreesTakesTheMemoryOfTheirRecords() {
        int nodeCount = 1 << 16;
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(1), Outputs.regression(1));
        int[] left = new int[nodeCount - 1];
        int[] right = new int[nodeCount - 1];
        for (int i = 0; i < left.length; i++) {
            boolean isSplit = 2 * i + 2 < left.length;
            left[i] = isSplit ? 2 * i + 1 : -1;
            right[i] = isSplit ? 2 * i + 2 : -1;
        }
        TreeNodes nodes =
                new TreeNodes(left, right, new int[left.length], new double[left.length], new double[left.length]);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        builder.sizes(8L * left.length, 0);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 8; i++) {
            builder.addTree(nodes);
        }
        builder.build();
        long recordBytes = 8L * left.length * 16;
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(recordBytes + recordBytes / 20);
    }
}
