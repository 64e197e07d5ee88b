package dev.brine.format.sklearn.estimator;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the converter of a class, by its name whatever module of scikit-learn it lay in. */
final class Estimators {
    private static final Map<String, Converter> CONVERTERS = converters();

    private Estimators() {}

    private static Map<String, Converter> converters() {
        Map<String, Converter> all = new TreeMap<>();
        put(all, new TreeConverter(false, false), "DecisionTreeRegressor", "ExtraTreeRegressor");
        put(all, new TreeConverter(false, true), "DecisionTreeClassifier", "ExtraTreeClassifier");
        put(all, new TreeConverter(true, false), "RandomForestRegressor", "ExtraTreesRegressor");
        put(all, new TreeConverter(true, true), "RandomForestClassifier", "ExtraTreesClassifier");
        put(all, new BoostingConverter(false), "GradientBoostingRegressor");
        put(all, new BoostingConverter(true), "GradientBoostingClassifier");
        put(all, new HistBoostingConverter(false), "HistGradientBoostingRegressor");
        put(all, new HistBoostingConverter(true), "HistGradientBoostingClassifier");
        putLinear(all);
        put(all, new PerceptronConverter(false), "MLPRegressor");
        put(all, new PerceptronConverter(true), "MLPClassifier");
        put(all, new ScalerConverter(), "StandardScaler", "MinMaxScaler", "MaxAbsScaler", "RobustScaler");
        put(all, new NormalizerConverter(), "Normalizer");
        put(all, new ImputerConverter(), "SimpleImputer", "MissingIndicator");
        put(all, new OneHotConverter(), "OneHotEncoder");
        put(all, new OrdinalConverter(), "OrdinalEncoder");
        put(all, new IdentityConverter(), "FunctionTransformer");
        put(all, new ColumnsConverter(), "ColumnTransformer");
        put(all, new UnionConverter(), "FeatureUnion");
        put(all, new VotingConverter(false), "VotingRegressor");
        put(all, new VotingConverter(true), "VotingClassifier");
        put(all, new StackingConverter(false), "StackingRegressor");
        put(all, new StackingConverter(true), "StackingClassifier");
        put(all, new CalibratedConverter(), "CalibratedClassifierCV");
        put(all, new OneVsRestConverter(), "OneVsRestClassifier");
        put(all, new PipelineConverter(), "Pipeline");
        put(
                all,
                new WrapperConverter("best_estimator_"),
                "GridSearchCV",
                "RandomizedSearchCV",
                "HalvingGridSearchCV",
                "HalvingRandomSearchCV");
        put(all, new WrapperConverter("estimator"), "FrozenEstimator");
        return all;
    }

    private static void putLinear(Map<String, Converter> all) {
        put(
                all,
                new LinearConverter(LinearConverter.Scores.NUMBERS),
                "LinearRegression",
                "Ridge",
                "RidgeCV",
                "Lasso",
                "LassoCV",
                "ElasticNet",
                "ElasticNetCV",
                "MultiTaskLasso",
                "MultiTaskLassoCV",
                "MultiTaskElasticNet",
                "MultiTaskElasticNetCV",
                "Lars",
                "LarsCV",
                "LassoLars",
                "LassoLarsCV",
                "LassoLarsIC",
                "OrthogonalMatchingPursuit",
                "OrthogonalMatchingPursuitCV",
                "BayesianRidge",
                "ARDRegression",
                "SGDRegressor",
                "PassiveAggressiveRegressor",
                "HuberRegressor",
                "TheilSenRegressor",
                "QuantileRegressor",
                "LinearSVR");
        put(
                all,
                new LinearConverter(LinearConverter.Scores.LINKED),
                "PoissonRegressor",
                "GammaRegressor",
                "TweedieRegressor");
        put(all, new LinearConverter(LinearConverter.Scores.LOGISTIC), "LogisticRegression", "LogisticRegressionCV");
        put(all, new LinearConverter(LinearConverter.Scores.BY_LOSS), "SGDClassifier");
        put(
                all,
                new LinearConverter(LinearConverter.Scores.DECISION_ONLY),
                "RidgeClassifier",
                "RidgeClassifierCV",
                "Perceptron",
                "PassiveAggressiveClassifier",
                "LinearSVC");
    }

    private static void put(Map<String, Converter> all, Converter converter, String... names) {
        for (String name : names) {
            all.put(name, converter);
        }
    }

    /** Returns the names of the classes that can be imported. */
    static Set<String> supported() {
        return CONVERTERS.keySet();
    }

    static boolean isSupported(PyObject object) {
        return CONVERTERS.containsKey(object.simpleName()) && object.className().startsWith("sklearn.");
    }

    private static Converter of(Import context, PyObject object) throws IOException {
        Converter converter = CONVERTERS.get(object.simpleName());
        if (converter == null || !isSupported(object)) {
            throw unsupported(context, object);
        }
        return converter;
    }

    /** Says that a class is not supported, and what can be done about it. */
    static UnsupportedModelException unsupported(Import context, PyObject object) {
        return context.unsupported(
                "%s ('%s')%s is not supported, and nothing of it was run; save the fitted parts around it on their own, or"
                                .formatted(
                                        EstimatorLike.describe(object.type()), object.className(), context.at(object))
                        + " replace it by an estimator that FORMAT.md of brine-format-sklearn lists");
    }

    /** What is asked of a converter. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Converter converter, Fields fields) throws IOException;
    }

    private static <T> T ask(Import context, PyObject object, Question<T> question) throws IOException {
        context.enter(object);
        Fields fields = new Fields(context, object);
        T answer = question.ask(of(context, object), fields);
        fields.recordDropped();
        context.leave();
        return answer;
    }

    /** Returns the fields of an estimator that was trained on as many columns as it gets; old releases do not tell. */
    private static Fields checked(Fields fields, Flow in) throws IOException {
        if (fields.has("n_features_in_") && fields.count("n_features_in_") != in.count()) {
            throw fields.corrupt(
                    "was trained on %d columns, and gets %d".formatted(fields.count("n_features_in_"), in.count()));
        }
        return fields;
    }

    static ModelState predictor(Import context, PyObject object, Flow in) throws IOException {
        return ask(context, object, (converter, fields) -> converter.predictor(checked(fields, in), in));
    }

    static ModelState decision(Import context, PyObject object, Flow in) throws IOException {
        return ask(context, object, (converter, fields) -> converter.decision(checked(fields, in), in));
    }

    static Step transformer(Import context, PyObject object, Flow in) throws IOException {
        return ask(context, object, (converter, fields) -> converter.transformer(checked(fields, in), in));
    }

    /** Returns what reads a linear classifier. */
    static LinearConverter linear(Import context, PyObject object) throws IOException {
        if (of(context, object) instanceof LinearConverter linear) {
            return linear;
        }
        throw context.unsupported(
                "OneVsRestClassifier of %s, supported are linear classifiers".formatted(object.simpleName()));
    }

    static boolean hasDecision(Import context, PyObject object) throws IOException {
        context.enter(object);
        boolean has = of(context, object).hasDecision(new Fields(context, object));
        context.leave();
        return has;
    }

    static Outputs labels(Import context, PyObject object) throws IOException {
        context.enter(object);
        Outputs labels = of(context, object).labels(new Fields(context, object));
        context.leave();
        return labels;
    }

    static boolean isTransformer(Import context, PyObject object) throws IOException {
        context.enter(object);
        boolean is = of(context, object).isTransformer(new Fields(context, object));
        context.leave();
        return is;
    }
}
