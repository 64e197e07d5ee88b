package dev.brine.benchmarks.corpus;

import dev.brine.benchmarks.train.TrainedForest;
import dev.brine.benchmarks.train.TrainedTree;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.kind.tree.TreeNodes;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import dev.brine.tensor.TensorGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns a trained forest into states: its columns as they are, or packed into records. */
final class ForestColumns {
    private ForestColumns() {}

    /** Returns every field of every node, column by column. */
    static ModelState unpacked(TrainedForest forest) {
        Map<String, Tensor> columns = new LinkedHashMap<>();
        columns.put("left", ints(forest, TrainedTree::left));
        columns.put("right", ints(forest, TrainedTree::right));
        columns.put("feature", ints(forest, TrainedTree::feature));
        columns.put("threshold", doubles(forest, TrainedTree::threshold));
        columns.put("value", doubles(forest, TrainedTree::value));
        columns.put("impurity", doubles(forest, TrainedTree::impurity));
        columns.put("variance", doubles(forest, TrainedTree::variance));
        long[] offsets = new long[forest.trees().size() + 1];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + forest.trees().get(i - 1).nodeCount();
        }
        return ModelState.builder(
                        TreeColumns.KIND,
                        TreeColumns.VERSION,
                        Signature.named(forest.featureNames()),
                        Outputs.regression(1))
                .tensor("tree_offsets", HeapTensor.of(offsets))
                .group("nodes", TensorGroup.columnar(columns))
                .build();
    }

    private static HeapTensor ints(TrainedForest forest, Function<TrainedTree, int[]> column) {
        TensorBuilder builder = TensorBuilder.exact(ElementType.I32, Shape.of(forest.nodeCount()));
        for (TrainedTree tree : forest.trees()) {
            builder.put(HeapTensor.of(column.apply(tree)));
        }
        return builder.build();
    }

    private static HeapTensor doubles(TrainedForest forest, Function<TrainedTree, double[]> column) {
        TensorBuilder builder = TensorBuilder.exact(ElementType.F64, Shape.of(forest.nodeCount()));
        for (TrainedTree tree : forest.trees()) {
            builder.put(HeapTensor.of(column.apply(tree)));
        }
        return builder.build();
    }

    /**
     * Returns the first trees of an unpacked forest, packed into 16-byte records: what prediction needs and no more.
     *
     * @param nodeCount trees are taken until they hold so many nodes, or there are no more
     */
    static TreeEnsemble packed(ModelState unpacked, long nodeCount) {
        TreeEnsembleBuilder builder = TreeEnsemble.builder(unpacked.signature(), unpacked.outputs())
                .comparison(TreeEnsemble.Comparison.FLOAT64);
        for (long tree = 0; tree < treeCount(unpacked, nodeCount); tree++) {
            builder.addTree(nodes(unpacked, tree));
        }
        return builder.build();
    }

    /** Returns the first trees of an unpacked forest, chosen as in {@link #packed}, with all their columns. */
    static ModelState cut(ModelState unpacked, long nodeCount) {
        long trees = treeCount(unpacked, nodeCount);
        Tensor offsets = unpacked.tensor("tree_offsets");
        long nodes = offsets.getLong(trees);
        Map<String, Tensor> columns = new LinkedHashMap<>();
        unpacked.group("nodes").columns().forEach((name, column) -> columns.put(name, head(column, nodes)));
        return ModelState.builder(unpacked.kind(), unpacked.kindVersion(), unpacked.signature(), unpacked.outputs())
                .tensor("tree_offsets", head(offsets, trees + 1))
                .group("nodes", TensorGroup.columnar(columns))
                .build();
    }

    private static long treeCount(ModelState unpacked, long nodeCount) {
        Tensor offsets = unpacked.tensor("tree_offsets");
        long trees = 1;
        while (trees < offsets.elementCount() - 1 && offsets.getLong(trees) < nodeCount) {
            trees++;
        }
        return trees;
    }

    private static HeapTensor head(Tensor column, long count) {
        TensorBuilder builder = TensorBuilder.exact(column.elementType(), Shape.of(count));
        for (long i = 0; i < count; i++) {
            builder.putBits(column.bits(i));
        }
        return builder.build();
    }

    private static TreeNodes nodes(ModelState unpacked, long tree) {
        Tensor offsets = unpacked.tensor("tree_offsets");
        long first = offsets.getLong(tree);
        int count = Math.toIntExact(offsets.getLong(tree + 1) - first);
        List<int[]> ints = List.of(new int[count], new int[count], new int[count]);
        List<String> names = List.of("left", "right", "feature");
        for (int column = 0; column < ints.size(); column++) {
            Tensor tensor = unpacked.tensor("nodes." + names.get(column));
            for (int i = 0; i < count; i++) {
                ints.get(column)[i] = (int) tensor.bits(first + i);
            }
        }
        double[] threshold = new double[count];
        double[] value = new double[count];
        unpacked.tensor("nodes.threshold").copyDoubles(first, threshold, count);
        unpacked.tensor("nodes.value").copyDoubles(first, value, count);
        return new TreeNodes(ints.get(0), ints.get(1), ints.get(2), threshold, value);
    }
}
