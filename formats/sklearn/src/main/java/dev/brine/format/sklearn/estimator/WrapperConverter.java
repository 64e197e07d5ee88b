package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import java.io.IOException;

/** Classes that only stand around another estimator: searches for settings around the best one, frozen estimators. */
final class WrapperConverter implements Converter {
    private final String attribute;

    WrapperConverter(String attribute) {
        this.attribute = attribute;
    }

    private PyObject inner(Fields fields) throws IOException {
        fields.leave("estimator", "best_params_", "multimetric_", "feature_names_in_");
        return fields.object(attribute);
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore("classes_", "n_features_in_", "feature_names_in_");
        return Estimators.predictor(fields.context(), inner(fields), in);
    }

    @Override
    public Step transformer(Fields fields, ColumnTrace in) throws IOException {
        return Estimators.transformer(fields.context(), inner(fields), in);
    }

    @Override
    public boolean hasDecision(Fields fields) throws IOException {
        return Estimators.hasDecision(fields.context(), inner(fields));
    }

    @Override
    public ModelState decision(Fields fields, ColumnTrace in) throws IOException {
        return Estimators.decision(fields.context(), inner(fields), in);
    }

    @Override
    public Outputs labels(Fields fields) throws IOException {
        return Estimators.labels(fields.context(), inner(fields));
    }

    @Override
    public boolean isTransformer(Fields fields) throws IOException {
        return Estimators.isTransformer(fields.context(), inner(fields));
    }
}
