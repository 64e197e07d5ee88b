package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.ClassRule;
import dev.brine.kind.Link;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.List;

/** Gradient boosting: an initial score, plus the learning rate times what each tree's leaf holds. */
final class BoostingConverter implements Converter {
    private final boolean isClassifier;

    BoostingConverter(boolean isClassifier) {
        this.isClassifier = isClassifier;
    }

    @Override
    public boolean hasDecision(Fields fields) {
        return isClassifier;
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        if (!isClassifier) {
            return ensemble(fields, in, Outputs.regression(1), Link.IDENTITY, ClassRule.SCORE);
        }
        Outputs outputs = Labels.of(fields, "classes_");
        String loss = lossName(fields);
        boolean isTwo = outputs.probabilityCount() == 2;
        return switch (loss) {
            case "ExponentialLoss" -> ensemble(fields, in, outputs, Link.HALF_LOGIT, ClassRule.SCORE_OR_ZERO);
            case "BinomialDeviance" -> ensemble(fields, in, outputs, Link.SIGMOID, ClassRule.PROBABILITY);
            case "MultinomialDeviance" -> ensemble(fields, in, outputs, Link.LOG_SOFTMAX, ClassRule.PROBABILITY);
            case "HalfBinomialLoss", "HalfMultinomialLoss" ->
                ensemble(
                        fields,
                        in,
                        outputs,
                        isTwo ? Link.SIGMOID : Link.SOFTMAX,
                        isTwo ? ClassRule.SCORE_OR_ZERO : ClassRule.SCORE);
            default -> throw fields.unsupported("loss '%s'".formatted(loss));
        };
    }

    @Override
    public ModelState decision(Fields fields, ColumnTrace in) throws IOException {
        return ensemble(fields, in, Labels.scores(fields), Link.IDENTITY, ClassRule.SCORE);
    }

    /** Returns the class of the loss: since 1.1 of {@code _loss}, before of {@code loss_}. */
    private static String lossName(Fields fields) throws IOException {
        String name = fields.firstOf("loss_", "_loss");
        return fields.object(name).simpleName();
    }

    private ModelState ensemble(Fields fields, ColumnTrace in, Outputs outputs, Link link, ClassRule rule)
            throws IOException {
        fields.inputs().useAsNumbers(in, fields.className());
        fields.inputs().refuseMissing(in);
        fields.inputs().refuseBeyondFloat32(in);
        fields.ignore(
                "n_classes_", "_n_classes", "n_estimators_", "n_features_in_", "n_features_", "feature_names_in_");
        fields.leave("init");
        NdArray stages = fields.array("estimators_");
        List<PyObject> trees = fields.objects("estimators_");
        int perStage = outputs.isClassification() ? outputs.probabilityCount() : outputs.count();
        int width = outputs.isClassification() && perStage == 2 ? 1 : perStage;
        if (stages.rank() != 2 || stages.shape()[1] != width || trees.isEmpty()) {
            throw fields.wrong("estimators_", stages, "stages of %d trees".formatted(width));
        }
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(in.count()), outputs)
                .aggregation(TreeEnsemble.Aggregation.SUM)
                .scale(fields.number("learning_rate"))
                .link(link, width)
                .decision(rule)
                .baseline(new InitialScores(fields, width).read());
        TreeReader reader = new TreeReader(fields.context(), in.count(), LeafValues.ofNumbers(1));
        long nodeCount = reader.takeNodes(trees);
        builder.sizes(nodeCount, 0);
        new TreeAdder(fields, builder, tree -> reader.read(trees.get(tree), tree))
                .addAll(trees.size(), nodeCount, width);
        return fields.checked(builder::build).state();
    }
}
