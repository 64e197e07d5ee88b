package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.ClassRule;
import dev.brine.kind.Link;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Histogram-based gradient boosting: an initial score, plus what each tree's leaf holds; rows are compared as doubles. */
final class HistBoostingConverter implements Converter {
    private final boolean isClassifier;

    HistBoostingConverter(boolean isClassifier) {
        this.isClassifier = isClassifier;
    }

    @Override
    public boolean hasDecision(Fields fields) {
        return isClassifier;
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        Link link = link(fields);
        if (!isClassifier) {
            return model(fields, in, Outputs.regression(1), link, ClassRule.SCORE);
        }
        ClassRule rule = fields.isAtLeast(1, 3) ? ClassRule.SCORE : ClassRule.PROBABILITY;
        return model(fields, in, Labels.of(fields, "classes_"), link, rule);
    }

    @Override
    public ModelState decision(Fields fields, ColumnTrace in) throws IOException {
        return model(fields, in, Labels.scores(fields), Link.IDENTITY, ClassRule.SCORE);
    }

    /** Returns the link: since 1.1 the loss holds it, before that it follows from its class. */
    private Link link(Fields fields) throws IOException {
        PyObject loss = fields.object(fields.firstOf("loss_", "_loss"));
        Optional<Object> link = new Fields(fields.context(), loss).find("link");
        String name =
                link.isPresent() && link.get() instanceof PyObject object ? object.simpleName() : loss.simpleName();
        return switch (name) {
            case "IdentityLink", "LeastSquares", "LeastAbsoluteDeviation" -> Link.IDENTITY;
            case "LogLink", "Poisson" -> Link.EXP;
            case "LogitLink", "BinaryCrossEntropy" -> Link.SIGMOID;
            case "MultinomialLogit", "CategoricalCrossEntropy" -> Link.SOFTMAX;
            default -> throw fields.unsupported("loss '%s' with link '%s'".formatted(loss.simpleName(), name));
        };
    }

    /** Returns the trees, behind the column transformer that since 1.4 may encode their columns. */
    private ModelState model(Fields fields, ColumnTrace in, Outputs outputs, Link link, ClassRule rule)
            throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_", "_n_features", "_label_encoder", "is_categorical_");
        fields.leave("_raw_predict");
        if (!(fields.find("_preprocessor").orElse(PyNone.NONE) instanceof PyObject preprocessor)) {
            return ensemble(fields, in, outputs, link, rule);
        }
        Chained chained = new Chained(fields.context(), in);
        chained.addTransformer("preprocessor", preprocessor);
        chained.add("trees", ensemble(fields, chained.columns(), outputs, link, rule));
        return chained.state();
    }

    private ModelState ensemble(Fields fields, ColumnTrace in, Outputs outputs, Link link, ClassRule rule)
            throws IOException {
        fields.inputs().useAsNumbers(in, fields.className());
        fields.ignore("n_trees_per_iteration_");
        int scores = outputs.isClassification() ? outputs.probabilityCount() : outputs.count();
        int width = outputs.isClassification() && scores == 2 ? 1 : scores;
        double[] baseline = baseline(fields, width);
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(in.count()), outputs)
                .comparison(TreeEnsemble.Comparison.FLOAT64)
                .aggregation(TreeEnsemble.Aggregation.SUM)
                .link(link, width)
                .decision(rule)
                .baseline(baseline);
        PredictorReader reader = new PredictorReader(fields, in.count());
        List<Object> trees = trees(fields, width);
        long nodeCount = 0;
        for (Object tree : trees) {
            nodeCount += reader.takeNodes(tree);
        }
        builder.sizes(nodeCount, 0);
        new TreeAdder(fields, builder, tree -> reader.read(trees.get(tree))).addAll(trees.size(), nodeCount, width);
        return fields.checked(builder::build).state();
    }

    /** Returns the trees of all iterations, one for each score after another. */
    private static List<Object> trees(Fields fields, int width) throws IOException {
        List<Object> iterations = fields.list("_predictors");
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < iterations.size(); i++) {
            List<Object> trees = Values.list(iterations.get(i)).orElse(List.of());
            if (trees.size() != width) {
                throw fields.wrong("_predictors[%d]".formatted(i), iterations.get(i), "%d trees".formatted(width));
            }
            all.addAll(trees);
        }
        return all;
    }

    private static double[] baseline(Fields fields, int width) throws IOException {
        Object value = fields.value("_baseline_prediction");
        double[] baseline = value instanceof NdArray array
                ? fields.numbers("_baseline_prediction", array)
                : new double[] {fields.number("_baseline_prediction")};
        if (baseline.length != width) {
            throw fields.wrongLength("_baseline_prediction", baseline.length, width);
        }
        return baseline;
    }
}
