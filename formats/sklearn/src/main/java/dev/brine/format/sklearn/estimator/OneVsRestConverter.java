package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.Link;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code OneVsRestClassifier} of linear classifiers of two classes: together they are one of several classes. */
final class OneVsRestConverter implements Converter {
    @Override
    public boolean hasDecision(Fields fields) {
        return true;
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        List<PyObject> estimators = fields.objects("estimators_");
        Outputs outputs = outputs(fields, estimators.size());
        return LinearConverter.model(fields, in, outputs, link(fields, estimators), joined(fields, in, estimators));
    }

    @Override
    public ModelState decision(Fields fields, ColumnTrace in) throws IOException {
        List<PyObject> estimators = fields.objects("estimators_");
        Outputs scores = Outputs.regression(estimators.size());
        return LinearConverter.model(fields, in, scores, Link.IDENTITY, joined(fields, in, estimators));
    }

    private static LinearConverter.Coefficients joined(Fields fields, ColumnTrace in, List<PyObject> estimators)
            throws IOException {
        fields.ignore("n_classes_", "n_features_in_", "feature_names_in_");
        fields.leave("estimator");
        List<LinearConverter.Coefficients> parts = new ArrayList<>();
        for (PyObject estimator : estimators) {
            Estimators.linear(fields.context(), estimator);
            Fields part = new Fields(fields.context(), estimator);
            LinearConverter.Coefficients read = LinearConverter.coefficients(part, in);
            if (read.rows() != 1) {
                throw part.corrupt("has %d scores inside a OneVsRestClassifier, expected one".formatted(read.rows()));
            }
            part.ignore("classes_");
            part.recordDropped();
            parts.add(read);
        }
        return LinearConverter.Coefficients.joined(parts);
    }

    private static Link link(Fields fields, List<PyObject> estimators) throws IOException {
        Link link = null;
        for (PyObject estimator : estimators) {
            Fields part = new Fields(fields.context(), estimator);
            Link own = Estimators.linear(fields.context(), estimator)
                    .classifierLink(part, Outputs.classification(List.of(0L, 1L)));
            if ((link != null && link != own) || own == Link.SOFTMAX) {
                throw part.unsupported("probabilities by %s inside a OneVsRestClassifier".formatted(own));
            }
            link = own;
        }
        if (link == null) {
            throw fields.corrupt("has no estimator, expected at least one");
        }
        return link;
    }

    private static Outputs outputs(Fields fields, int estimators) throws IOException {
        Fields binarizer = new Fields(fields.context(), fields.object("label_binarizer_"));
        Outputs outputs = Labels.ofBinarizer(binarizer, estimators);
        int expected = outputs.probabilityCount() == 2
                ? 1
                : outputs.count() > 1 ? outputs.count() : outputs.probabilityCount();
        if (estimators != expected) {
            throw fields.wrongLength("estimators_", estimators, expected);
        }
        binarizer.ignore("neg_label", "pos_label", "sparse_output", "sparse_input_");
        binarizer.recordDropped();
        return outputs;
    }
}
