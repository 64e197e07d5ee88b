package dev.brine.benchmarks.gate;

import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeNodes;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import java.util.SplittableRandom;

/**
 * The gate's own model: a regression forest from a fixed seed, the same bits on every JDK. Its thresholds are multiples
 * of 1/256 and its leaves are noise, so it compresses about as a trained forest does.
 */
final class GateForest {
    /** About 12 MiB of records: more than a processor's inner caches hold, and quick to save and load. */
    static final int TREES = 96;

    private static final long SEED = 20_261_123L;
    private static final int FEATURES = 10;
    private static final int LEAVES = 4096;
    private static final int LEVELS = 256;
    private static final int ROWS = 256;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int[] left = new int[2 * LEAVES - 1];
    private final int[] right = new int[left.length];
    private final int[] feature = new int[left.length];
    private final double[] threshold = new double[left.length];
    private final double[] value = new double[left.length];

    private GateForest() {}

    static SavedModel make(int trees) {
        return new GateForest().grow(trees);
    }

    private SavedModel grow(int trees) {
        var forest = TreeEnsemble.builder(Signature.unnamed(FEATURES), Outputs.regression(1));
        for (int i = 0; i < trees; i++) {
            grow(0, LEAVES);
            forest.addTree(new TreeNodes(left, right, feature, threshold, value));
        }
        Model model = forest.build();
        double[] rows = random.doubles(ROWS * FEATURES).toArray();
        return new SavedModel(model.state(), VerificationSet.predictedBy(model, rows), Environment.current());
    }

    /** Fills the nodes of a subtree in preorder, from the given one on. */
    private void grow(int node, int leaves) {
        if (leaves == 1) {
            left[node] = -1;
            right[node] = -1;
            value[node] = random.nextDouble();
            return;
        }
        int onLeft = Math.max(1, (int) (leaves * random.nextDouble(0.3, 0.7)));
        feature[node] = random.nextInt(FEATURES);
        threshold[node] = (random.nextInt(LEVELS) + 0.5) / LEVELS;
        left[node] = node + 1;
        right[node] = node + 2 * onLeft;
        grow(left[node], onLeft);
        grow(right[node], leaves - onLeft);
    }
}
