package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Decision trees, extra trees and forests of both: the mean of what the trees hold in their leaves. */
final class TreeConverter implements Converter {
    /** Criteria by which trees take missing values; since 1.9 by each. */
    private static final Set<String> MISSING_CRITERIA =
            Set.of("gini", "log_loss", "entropy", "squared_error", "friedman_mse", "poisson");

    private final boolean isForest;
    private final boolean isClassifier;

    TreeConverter(boolean isForest, boolean isClassifier) {
        this.isForest = isForest;
        this.isClassifier = isClassifier;
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        fields.inputs().useAsNumbers(in, fields.className());
        fields.ignore("n_classes_", "n_features_in_", "n_features_", "feature_names_in_");
        List<PyObject> trees = isForest ? fields.objects("estimators_") : List.of(fields.object());
        if (trees.isEmpty()) {
            throw fields.corrupt("has no tree, expected at least one");
        }
        fields.inputs().refuseBeyondFloat32(in);
        if (!takesMissing(fields, trees.get(0))) {
            fields.inputs().refuseMissing(in);
        }
        Outputs outputs = outputs(fields, trees.get(0));
        boolean areFractions = fields.isAtLeast(1, 4);
        LeafValues leaves =
                isClassifier ? LeafValues.ofClasses(outputs, areFractions) : LeafValues.ofNumbers(outputs.count());
        TreeReader reader = new TreeReader(fields.context(), in.count(), leaves);
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(in.count()), outputs);
        long nodeCount = reader.takeNodes(trees);
        builder.sizes(nodeCount, TreeReader.leafCount(nodeCount, trees.size()));
        new TreeAdder(fields, builder, tree -> reader.read(trees.get(tree), tree)).addAll(trees.size(), nodeCount, 1);
        fields.find("tree_");
        return fields.checked(builder::build).state();
    }

    /** Returns whether trees take missing values: with each release more do, by how they are split, forests later than trees. */
    private boolean takesMissing(Fields fields, PyObject tree) {
        boolean isExtra = tree.simpleName().startsWith("Extra");
        boolean isRandom = "random".equals(tree.get("splitter"));
        boolean isKnown = MISSING_CRITERIA.contains(String.valueOf(tree.get("criterion")));
        if (!fields.isAtLeast(1, 3) || (isForest && !fields.isAtLeast(1, 4))) {
            return false;
        }
        if (!fields.isAtLeast(1, 6)) {
            return !isExtra && !isRandom && isKnown;
        }
        return (!isExtra || isRandom) && (isKnown || fields.isAtLeast(1, 9));
    }

    private Outputs outputs(Fields fields, PyObject tree) throws IOException {
        int count = fields.count("n_outputs_");
        if (isClassifier) {
            Outputs outputs = Labels.of(fields, "classes_");
            if (outputs.count() != count) {
                throw fields.corrupt("has classes of %d outputs, expected %d".formatted(outputs.count(), count));
            }
            return outputs;
        }
        NdArray values =
                new Fields(fields.context(), new Fields(fields.context(), tree).object("tree_")).array("values");
        if (values.rank() != 3 || values.shape()[1] != count || values.elementCount() == 0) {
            throw fields.corrupt("n_outputs_ is %d, the first tree's values have shape %s"
                    .formatted(count, java.util.Arrays.toString(values.shape())));
        }
        return Outputs.regression(count);
    }
}
