package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyGlobal;
import dev.brine.format.sklearn.pickle.PyObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Distinguishes what may take part in a prediction from what is only kept beside it, by names of modules and classes, and
 * by attributes named as fitting names them. In doubt a value counts as taking part.
 */
final class EstimatorLike {
    private static final String SKLEARN = "sklearn";

    /** Classes of functions that some arguments are bound to. */
    private static final Set<String> CALLABLES =
            Set.of("functools.partial", "numpy.core._ufunc_reconstruct", "numpy._core._ufunc_reconstruct");

    /** Libraries of models and transformers, some under their usual name. */
    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry(SKLEARN, "scikit-learn"),
            Map.entry("imblearn", "imbalanced-learn"),
            Map.entry("xgboost", "xgboost"),
            Map.entry("lightgbm", "lightgbm"),
            Map.entry("catboost", "catboost"),
            Map.entry("_catboost", "catboost"),
            Map.entry("category_encoders", "category_encoders"),
            Map.entry("feature_engine", "feature_engine"),
            Map.entry("statsmodels", "statsmodels"),
            Map.entry("keras", "keras"),
            Map.entry("tensorflow", "tensorflow"),
            Map.entry("torch", "torch"));

    /** Modules of the standard library and of arrays and tables, whose instances are values. */
    private static final Set<String> VALUES = Set.of(
            "argparse",
            "array",
            "builtins",
            "collections",
            "copyreg",
            "dateutil",
            "datetime",
            "decimal",
            "enum",
            "fractions",
            "joblib",
            "logging",
            "numpy",
            "packaging",
            "pandas",
            "pathlib",
            "pytz",
            "re",
            "scipy",
            "time",
            "types",
            "uuid",
            "zoneinfo");

    /** Parts of scikit-learn whose functions measure and split, and never transform. */
    private static final Pattern MEASURES = Pattern.compile("sklearn\\.(metrics|model_selection|utils|datasets)\\..*");

    private static final Pattern CLASS_NAME =
            Pattern.compile(".*(Classifier|Regressor|Regression|Transformer|Encoder|Scaler"
                    + "|Vectorizer|Imputer|Binarizer|Discretizer|Normalizer|Selector|Indicator|Pipeline|Union|Booster"
                    + "|SVC|SVR|NB|PCA|CV|Model|KMeans|Cluster|Forest)");

    private static final Pattern THRESHOLD =
            Pattern.compile("(.*[^a-z])?(threshold|thresholds|cutoff|cut_off|thresh|thr)([^a-z].*)?");
    private static final Pattern FITTED = Pattern.compile("[a-zA-Z].*_");

    private EstimatorLike() {}

    /** Returns whether an object is an estimator, supported or not, by the conventions of scikit-learn. */
    static boolean isEstimator(PyObject object) {
        String library = object.type().library();
        if (VALUES.contains(library) || isFunction(object)) {
            return false;
        }
        boolean isModel = LIBRARIES.containsKey(library) && !library.equals(SKLEARN);
        return isModel
                || object.has("_sklearn_version")
                || CLASS_NAME.matcher(object.simpleName()).matches()
                || object.attributes().keySet().stream()
                        .anyMatch(name -> FITTED.matcher(name).matches());
    }

    /** Returns whether a value may do anything: a function, or an instance of a class that only its own program knows. */
    static boolean isCode(Object value) {
        if (value instanceof PyGlobal global) {
            return isFunction(global);
        }
        return value instanceof PyObject object
                && (isFunction(object)
                        || !(LIBRARIES.containsKey(object.type().library())
                                || VALUES.contains(object.type().library())));
    }

    private static boolean isFunction(PyObject object) {
        return object.type().holdsCode() || CALLABLES.contains(object.className());
    }

    private static boolean isFunction(PyGlobal global) {
        String name = global.simpleName();
        boolean isClass = !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
        return global.holdsCode()
                || (global.isInert()
                        && !isClass
                        && !MEASURES.matcher(global.name()).matches());
    }

    /** Returns whether a number of this name decides between classes. */
    static boolean isThreshold(String name) {
        return THRESHOLD.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns class and library as users know them, such as {@code SVC of scikit-learn}. */
    static String describe(PyGlobal type) {
        return type.module().equals("__main__")
                ? "%s of the program that saved the file".formatted(type.simpleName())
                : "%s of %s".formatted(type.simpleName(), LIBRARIES.getOrDefault(type.library(), type.library()));
    }
}
