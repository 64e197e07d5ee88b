package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import java.io.IOException;
import java.util.Optional;

/** {@code FunctionTransformer} where it passes columns as they are: without a function, or with a check of its input. */
final class IdentityConverter implements Converter.Transformer {
    @Override
    public Step transformer(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_");
        Optional<Object> function = fields.find("func");
        boolean isCheck = function.isPresent()
                && function.get() instanceof PyObject partial
                && partial.className().equals("functools.partial")
                && partial.arguments().size() > 0
                && partial.arguments().get(0).toString().equals("'sklearn.utils.validation.check_array'");
        if (function.isPresent() && !isCheck) {
            throw fields.unsupported(
                    "func is %s, Python code, which is never run; compute its columns before the rows are read, or replace it"
                                    .formatted(Values.describe(function.get()))
                            + " by transformers that FORMAT.md of brine-format-sklearn lists");
        }
        if (fields.flagOr("validate", false)) {
            fields.inputs().refuseNotFinite(in);
        }
        return new Step(null, in);
    }
}
