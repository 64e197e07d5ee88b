package dev.brine.benchmarks;

import dev.brine.kind.TreeEnsemble;
import dev.brine.kind.TreeEnsembleBuilder;
import dev.brine.kind.TreeNodes;
import dev.brine.model.Environment;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import java.util.Random;

/** A forest of random trees, made in no time. */
public final class TinyForest {
    private static final int INPUTS = 3;
    private static final int TREES = 5;
    private static final int NODES = 255;
    private static final long ROWS = 8;

    private TinyForest() {}

    public static SavedModel make() {
        Random random = new Random(1);
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(INPUTS), Outputs.regression(1));
        for (int tree = 0; tree < TREES; tree++) {
            builder.addTree(tree(random));
        }
        TreeEnsemble forest = builder.build();
        double[] rows = random.doubles(ROWS * INPUTS).toArray();
        return new SavedModel(forest.state(), VerificationSet.predictedBy(forest, rows), Environment.current());
    }

    private static TreeNodes tree(Random random) {
        int[] left = new int[NODES];
        int[] right = new int[NODES];
        int[] feature = new int[NODES];
        for (int node = 0; node < NODES; node++) {
            boolean isSplit = 2 * node + 2 < NODES;
            left[node] = isSplit ? 2 * node + 1 : -1;
            right[node] = isSplit ? 2 * node + 2 : -1;
            feature[node] = random.nextInt(INPUTS);
        }
        return new TreeNodes(
                left,
                right,
                feature,
                random.doubles(NODES).toArray(),
                random.doubles(NODES).toArray());
    }
}
