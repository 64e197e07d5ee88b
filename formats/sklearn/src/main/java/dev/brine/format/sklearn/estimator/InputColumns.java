package dev.brine.format.sklearn.estimator;

import dev.brine.error.ReadLimit;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The number of columns that a model takes and, where it was trained with a table, their names.
 *
 * @param names one for each column, or none
 */
record InputColumns(int count, List<String> names) {
    private static final int MAX_DEPTH = 16;

    /** Finds out from the outermost estimator, or from the first inside it that knows. */
    static InputColumns of(ImportContext context, PyObject estimator) throws IOException {
        PyObject object = estimator;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            Fields fields = new Fields(context, object);
            Optional<InputColumns> found = declared(fields);
            if (found.isPresent()) {
                return checked(context, object, found.get());
            }
            boolean isHelper = object.simpleName().startsWith("_");
            if (!isHelper && !Estimators.isSupported(object)) {
                throw Estimators.unsupported(context, object);
            }
            Optional<PyObject> next = inner(fields);
            if (next.isEmpty()) {
                break;
            }
            object = next.get();
        }
        throw context.unsupported(
                "'%s' does not tell how many columns it takes: fit it before it is saved, with scikit-learn 0.22 or later"
                        .formatted(object.className()));
    }

    private static InputColumns checked(ImportContext context, PyObject object, InputColumns columns)
            throws IOException {
        context.limits().check(ReadLimit.COLUMNS, columns.count(), context.source(), object.offset());
        if (new HashSet<>(columns.names()).size() != columns.names().size()) {
            throw context.corrupt(
                    "%s.feature_names_in_ holds a name twice".formatted(object.simpleName()), object.offset());
        }
        return columns;
    }

    private static Optional<InputColumns> declared(Fields fields) throws IOException {
        if (fields.has("feature_names_in_")) {
            List<String> names = names(fields);
            return Optional.of(new InputColumns(names.size(), names));
        }
        for (String name : List.of("n_features_in_", "n_features_", "_n_features")) {
            if (fields.has(name)) {
                return Optional.of(new InputColumns(fields.count(name), List.of()));
            }
        }
        if (fields.has("coef_")) {
            long[] shape = fields.array("coef_").shape();
            return shape.length == 0 || shape[shape.length - 1] > Integer.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(new InputColumns((int) shape[shape.length - 1], List.of()));
        }
        return ofArrays(fields);
    }

    /** Returns the number of columns by fitted arrays, as before 0.24 few classes counted them. */
    private static Optional<InputColumns> ofArrays(Fields fields) throws IOException {
        for (String name : List.of("scale_", "mean_", "center_", "statistics_", "min_")) {
            if (fields.find(name).orElse(null) instanceof NdArray array && array.rank() == 1) {
                return Optional.of(
                        new InputColumns((int) Math.min(Integer.MAX_VALUE, array.elementCount()), List.of()));
            }
        }
        if (fields.has("categories_")) {
            return Optional.of(new InputColumns(fields.list("categories_").size(), List.of()));
        }
        if (fields.has("coefs_")
                && !fields.list("coefs_").isEmpty()
                && fields.list("coefs_").get(0) instanceof NdArray array
                && array.rank() == 2) {
            return Optional.of(new InputColumns((int) Math.min(Integer.MAX_VALUE, array.shape()[0]), List.of()));
        }
        return Optional.empty();
    }

    private static List<String> names(Fields fields) throws IOException {
        Object value = fields.value("feature_names_in_");
        List<Object> elements =
                Values.elements(value).orElseThrow(() -> fields.wrong("feature_names_in_", value, "names"));
        List<String> names = new ArrayList<>();
        for (Object element : elements) {
            if (!(element instanceof String name)) {
                throw fields.wrong("feature_names_in_", element, "names");
            }
            names.add(name);
        }
        return names;
    }

    /** Returns the first estimator inside that gets the same columns. */
    private static Optional<PyObject> inner(Fields fields) throws IOException {
        for (String name : List.of("best_estimator_", "estimator", "base_estimator")) {
            if (fields.find(name).orElse(null) instanceof PyObject object) {
                return Optional.of(object);
            }
        }
        for (String name : List.of("steps", "transformer_list")) {
            if (fields.has(name)) {
                for (NamedEstimator step : NamedEstimator.steps(fields, name)) {
                    if (step.estimator() != null) {
                        return Optional.of(step.estimator());
                    }
                }
            }
        }
        for (String name : List.of("estimators_", "calibrated_classifiers_")) {
            if (fields.has(name)) {
                for (PyObject object : fields.objects(name)) {
                    return Optional.of(object);
                }
            }
        }
        return Optional.empty();
    }
}
