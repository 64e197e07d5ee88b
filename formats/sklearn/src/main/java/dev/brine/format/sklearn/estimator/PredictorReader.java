package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.tree.TreeNodes;
import java.io.IOException;
import java.util.List;

/** Reads the {@code TreePredictor}s of histogram-based boosting: an array of node records, read by the names of fields. */
final class PredictorReader {
    private static final List<String> DROPPED = List.of("count", "gain", "depth", "bin_threshold");
    private static final List<String> KNOWN = List.of(
            "value",
            "feature_idx",
            "threshold",
            "num_threshold",
            "missing_go_to_left",
            "left",
            "right",
            "is_leaf",
            "is_categorical",
            "bitset_idx");

    private final Fields boosting;
    private final int featureCount;
    private final CategorySets categories;

    PredictorReader(Fields boosting, int featureCount) {
        this.boosting = boosting;
        this.featureCount = featureCount;
        this.categories = new CategorySets(boosting);
    }

    /** Takes the nodes of a tree from the budget and returns how many they are. */
    long takeNodes(Object value) throws IOException {
        Fields tree = tree(value);
        long count = records(tree).elementCount();
        boosting.context().takeNodes(tree.object(), count);
        return count;
    }

    private Fields tree(Object value) throws IOException {
        if (!(value instanceof PyObject object)) {
            throw boosting.wrong("_predictors", value, "trees");
        }
        return new Fields(boosting.context(), object);
    }

    private static NdArray records(Fields tree) throws IOException {
        NdArray records = tree.array("nodes");
        if (records.rank() != 1 || !records.dtype().isStructured() || records.elementCount() < 1) {
            throw tree.wrong("nodes", records, "an array of at least one record");
        }
        if (records.elementCount() > Values.MAX_LENGTH / 2) {
            throw tree.wrongLength("nodes", records.elementCount(), Values.MAX_LENGTH / 2);
        }
        return records;
    }

    TreeNodes read(Object value) throws IOException {
        Fields tree = tree(value);
        tree.ignore("raw_left_cat_bitsets");
        NdArray records = records(tree);
        checkFields(tree, records);
        TreeNodes nodes = nodes(tree, records);
        tree.recordDropped();
        return nodes;
    }

    private void checkFields(Fields tree, NdArray records) throws IOException {
        for (String name : records.dtype().fields().keySet()) {
            if (DROPPED.contains(name)) {
                boosting.context().drop(tree.className(), name);
            } else if (!KNOWN.contains(name)) {
                throw tree.unsupported("nodes have a field '%s', which may change predictions; known are %s and %s"
                        .formatted(name, KNOWN, DROPPED));
            }
        }
    }

    private TreeNodes nodes(Fields tree, NdArray records) throws IOException {
        int count = (int) records.elementCount();
        NodeFields fields = new NodeFields(tree, records);
        int[] left = new int[count];
        int[] right = new int[count];
        int[] feature = new int[count];
        boolean[] leaf = new boolean[count];
        boolean[] missing = new boolean[count];
        double[] threshold = new double[count];
        double[] value = new double[count];
        boolean[] categorical = new boolean[count];
        int[] sets = new int[count];
        fields.ints("left", left);
        fields.ints("right", right);
        fields.ints("feature_idx", feature);
        fields.flags("is_leaf", leaf);
        fields.flags("missing_go_to_left", missing);
        fields.doubles(records.dtype().fieldOffset("num_threshold") < 0 ? "threshold" : "num_threshold", threshold);
        fields.doubles("value", value);
        if (records.dtype().fieldOffset("is_categorical") >= 0) {
            fields.flags("is_categorical", categorical);
            fields.ints("bitset_idx", sets);
        }
        fields.read();
        for (int i = 0; i < count; i++) {
            if (leaf[i]) {
                left[i] = -1;
                right[i] = -1;
                sets[i] = -1;
            } else if (feature[i] < 0 || feature[i] >= featureCount) {
                throw tree.corrupt("node %d splits on feature %d of %d".formatted(i, feature[i], featureCount));
            } else if (!categorical[i]) {
                sets[i] = -1;
            } else if (sets[i] < 0) {
                throw tree.corrupt("node %d has no set of categories".formatted(i));
            }
        }
        TreeNodes nodes = new TreeNodes(left, right, feature, threshold, value).missingGoesLeft(missing);
        return categories.addTo(nodes, tree, sets, feature, missing);
    }
}
