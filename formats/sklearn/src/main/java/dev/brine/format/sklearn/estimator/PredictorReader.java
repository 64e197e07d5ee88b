package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.TreeNodes;
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
        int count = (int) Math.min(Integer.MAX_VALUE, records.elementCount());
        int[] left = NodeFields.ints(tree, records, "left");
        int[] right = NodeFields.ints(tree, records, "right");
        int[] feature = NodeFields.ints(tree, records, "feature_idx");
        int[] leaf = NodeFields.ints(tree, records, "is_leaf");
        String threshold = records.dtype().fieldOffset("num_threshold") < 0 ? "threshold" : "num_threshold";
        for (int i = 0; i < count; i++) {
            if (leaf[i] != 0) {
                left[i] = -1;
                right[i] = -1;
            } else if (feature[i] < 0 || feature[i] >= featureCount) {
                throw tree.corrupt("node %d splits on feature %d of %d".formatted(i, feature[i], featureCount));
            }
        }
        TreeNodes nodes = new TreeNodes(
                left,
                right,
                feature,
                NodeFields.doubles(tree, records, threshold),
                NodeFields.doubles(tree, records, "value"));
        boolean[] missing = NodeFields.flags(tree, records, "missing_go_to_left");
        nodes.missingGoesLeft(missing);
        return records.dtype().fieldOffset("is_categorical") < 0
                ? nodes
                : categories.addTo(nodes, tree, records, leaf, feature, missing);
    }
}
