package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.tree.TreeNodes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code TreePredictor}s of histogram-based boosting: an array of node records, read by the names of fields, and
 * the sets of categories that go left. scikit-learn sends a category that was not known in training where missing values
 * go; here the set of such a split holds those categories too.
 */
final class PredictorReader {
    private static final List<String> DROPPED = List.of("count", "gain", "depth", "bin_threshold");
    private static final List<String> KEPT = List.of(
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

    private static final int CATEGORIES = 256;
    private static final int SET_WORDS = CATEGORIES / Long.SIZE;
    private static final int WORDS_IN_FILE = CATEGORIES / Integer.SIZE;
    private static final long LOW_HALF = 0xffffffffL;

    private final Fields boosting;
    private final int featureCount;
    private @Nullable List<Object> thresholds;

    PredictorReader(Fields boosting, int featureCount) {
        this.boosting = boosting;
        this.featureCount = featureCount;
    }

    /** Takes the nodes of a tree from the budget and returns how many they are. */
    long takeNodes(Object value) throws IOException {
        Fields tree = tree(value);
        long count = NodeFields.records(tree).elementCount();
        boosting.context().takeNodes(tree.object(), count);
        return count;
    }

    private Fields tree(Object value) throws IOException {
        if (!(value instanceof PyObject object)) {
            throw boosting.wrong("_predictors", value, "trees");
        }
        return new Fields(boosting.context(), object);
    }

    TreeNodes read(Object value) throws IOException {
        Fields tree = tree(value);
        tree.ignore("raw_left_cat_bitsets");
        NodeFields fields = new NodeFields(tree);
        fields.checkNames(KEPT, DROPPED, "%s and %s".formatted(KEPT, DROPPED));
        TreeNodes nodes = nodes(tree, fields);
        tree.recordDropped();
        return nodes;
    }

    private TreeNodes nodes(Fields tree, NodeFields fields) throws IOException {
        int count = fields.count();
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
        fields.doubles(fields.has("num_threshold") ? "num_threshold" : "threshold", threshold);
        fields.doubles("value", value);
        if (fields.has("is_categorical")) {
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
        return withCategories(nodes, tree, sets, feature, missing);
    }

    /**
     * Gives nodes the sets of those splits that have one.
     *
     * @param places of each node the row of its set in the file, -1 where it has none
     */
    private TreeNodes withCategories(
            TreeNodes nodes, Fields tree, int[] places, int[] feature, boolean[] missingGoesLeft) throws IOException {
        int[] setOfNode = new int[places.length];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            setOfNode[i] = places[i] < 0 ? -1 : count++;
        }
        if (count == 0) {
            return nodes;
        }
        NdArray sets = tree.array("raw_left_cat_bitsets");
        if (sets.rank() != 2
                || sets.shape()[1] != WORDS_IN_FILE
                || "iu".indexOf(sets.dtype().kind()) < 0) {
            throw tree.wrong("raw_left_cat_bitsets", sets, "sets of %d words".formatted(WORDS_IN_FILE));
        }
        long[] words = new long[count * SET_WORDS];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= sets.shape()[0]) {
                throw tree.corrupt("node %d has set %d of %d".formatted(i, places[i], sets.shape()[0]));
            }
            if (places[i] >= 0) {
                readSet(sets, places[i], words, setOfNode[i] * SET_WORDS);
                if (missingGoesLeft[i]) {
                    addUnknown(feature[i], words, setOfNode[i] * SET_WORDS);
                }
            }
        }
        return nodes.categories(setOfNode, words);
    }

    private static void readSet(NdArray sets, int place, long[] words, int start) throws IOException {
        long[] halves = new long[WORDS_IN_FILE];
        sets.readLongs((long) place * WORDS_IN_FILE, halves, 0, WORDS_IN_FILE);
        for (int i = 0; i < SET_WORDS; i++) {
            words[start + i] = (halves[2 * i] & LOW_HALF) | (halves[2 * i + 1] << Integer.SIZE);
        }
    }

    /** The known categories of a feature lie where other features have the thresholds of their bins. */
    private void addUnknown(int feature, long[] words, int start) throws IOException {
        long[] known = new long[SET_WORDS];
        for (double category : known(feature)) {
            if (category >= 0 && category < CATEGORIES) {
                known[(int) category / Long.SIZE] |= 1L << ((int) category % Long.SIZE);
            }
        }
        for (int i = 0; i < SET_WORDS; i++) {
            words[start + i] |= ~known[i];
        }
    }

    private double[] known(int feature) throws IOException {
        List<Object> all = thresholds;
        if (all == null) {
            all = new Fields(boosting.context(), boosting.object("_bin_mapper")).list("bin_thresholds_");
            thresholds = all;
        }
        if (feature >= all.size() || !(all.get(feature) instanceof NdArray array) || array.rank() != 1) {
            throw boosting.corrupt("has no known categories of feature %d".formatted(feature));
        }
        return boosting.numbers("_bin_mapper.bin_thresholds_", array);
    }
}
