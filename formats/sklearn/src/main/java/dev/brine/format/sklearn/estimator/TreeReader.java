package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.tree.TreeNodes;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads scikit-learn's {@code Tree}: an array of node records, which are read by the names of their fields whatever their
 * order, width and byte order, and an array of the values of nodes.
 */
final class TreeReader {
    private static final List<String> NEEDED = List.of("left_child", "right_child", "feature", "threshold");
    private static final String MISSING = "missing_go_to_left";
    private static final List<String> KEPT =
            Stream.concat(NEEDED.stream(), Stream.of(MISSING)).toList();
    private static final List<String> DROPPED = List.of("impurity", "n_node_samples", "weighted_n_node_samples");

    private final ImportContext context;
    private final int featureCount;
    private final LeafValues leafValues;
    private final NodeArrays[] arrays = new NodeArrays[TreeAdder.ReadAhead.PARTS];
    private int largestTree;

    TreeReader(ImportContext context, int featureCount, LeafValues leafValues) {
        this.context = context;
        this.featureCount = featureCount;
        this.leafValues = leafValues;
    }

    /** Takes the nodes of estimators' trees from the budget and returns how many they are. */
    long takeNodes(List<PyObject> estimators) throws IOException {
        long count = 0;
        for (PyObject estimator : estimators) {
            Fields tree = treeOf(new Fields(context, estimator));
            long nodes = NodeFields.records(tree).elementCount();
            context.takeNodes(tree.object(), nodes);
            count += nodes;
            largestTree = Math.max(largestTree, (int) nodes);
        }
        return count;
    }

    /** Returns the leaves of trees with so many nodes: every split has two children. */
    static long leafCount(long nodeCount, int trees) {
        return (nodeCount + trees) / 2;
    }

    private static Fields treeOf(Fields estimator) throws IOException {
        return new Fields(estimator.context(), estimator.object("tree_"));
    }

    /**
     * Returns the nodes of the tree of an estimator such as a DecisionTreeRegressor, one of those whose nodes were taken.
     *
     * @param number of the tree; its arrays are used again {@link TreeAdder.ReadAhead#PARTS} trees later
     */
    TreeNodes read(PyObject estimator, int number) throws IOException {
        Fields fields = new Fields(context, estimator);
        Fields tree = treeOf(fields);
        TreeNodes nodes = read(tree, arrays(number % TreeAdder.ReadAhead.PARTS));
        fields.ignore("classes_", "n_classes_", "n_outputs_", "n_features_in_", "n_features_", "feature_names_in_");
        fields.recordDropped();
        return nodes;
    }

    private NodeArrays arrays(int index) {
        if (arrays[index] == null) {
            arrays[index] = new NodeArrays(largestTree, leafValues.isSingle() ? largestTree : 0);
        }
        return arrays[index];
    }

    private TreeNodes read(Fields tree, NodeArrays into) throws IOException {
        NodeFields fields = new NodeFields(tree);
        fields.require(NEEDED);
        fields.checkNames(KEPT, DROPPED, "%s, %s and %s".formatted(NEEDED, MISSING, DROPPED));
        tree.ignore("node_count", "max_depth");
        int count = fields.count();
        fields.ints("left_child", into.left);
        fields.ints("right_child", into.right);
        fields.ints("feature", into.feature);
        fields.doubles("threshold", into.threshold);
        boolean hasMissing = fields.has(MISSING);
        if (hasMissing) {
            fields.flags(MISSING, into.missing);
        }
        fields.read();
        checkFeatures(tree, into, count);
        double[] values = leafValues.read(tree, count, into.values);
        TreeNodes nodes = new TreeNodes(into.left, into.right, into.feature, into.threshold, values).first(count);
        return hasMissing ? nodes.missingGoesLeft(into.missing) : nodes;
    }

    private void checkFeatures(Fields tree, NodeArrays nodes, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int feature = nodes.feature[i];
            if (nodes.left[i] >= 0 && (feature < 0 || feature >= featureCount)) {
                throw tree.corrupt("node %d splits on feature %d of %d".formatted(i, feature, featureCount));
            }
        }
    }

    /** Arrays for the nodes of one tree after another. */
    private static final class NodeArrays {
        final int[] left;
        final int[] right;
        final int[] feature;
        final double[] threshold;
        final double[] values;
        final boolean[] missing;

        /** Makes room for a tree of so many nodes; {@code valueCount} is 0 where values have an array of their own. */
        NodeArrays(int nodeCount, int valueCount) {
            this.left = new int[nodeCount];
            this.right = new int[nodeCount];
            this.feature = new int[nodeCount];
            this.threshold = new double[nodeCount];
            this.values = new double[valueCount];
            this.missing = new boolean[nodeCount];
        }
    }
}
