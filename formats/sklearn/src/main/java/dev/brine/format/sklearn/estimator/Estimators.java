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
        put(all, new TreeConverter(false, false), "DecisionTreeRegressor ExtraTreeRegressor");
        put(all, new TreeConverter(false, true), "DecisionTreeClassifier ExtraTreeClassifier");
        put(all, new TreeConverter(true, false), "RandomForestRegressor ExtraTreesRegressor");
        put(all, new TreeConverter(true, true), "RandomForestClassifier ExtraTreesClassifier");
        put(all, new BoostingConverter(false), "GradientBoostingRegressor");
        put(all, new BoostingConverter(true), "GradientBoostingClassifier");
        put(all, new HistBoostingConverter(false), "HistGradientBoostingRegressor");
        put(all, new HistBoostingConverter(true), "HistGradientBoostingClassifier");
        putLinear(all);
        put(all, new PerceptronConverter(false), "MLPRegressor");
        put(all, new PerceptronConverter(true), "MLPClassifier");
        put(all, new ScalerConverter(), "StandardScaler MinMaxScaler MaxAbsScaler RobustScaler Normalizer");
        put(all, new ImputerConverter(), "SimpleImputer MissingIndicator");
        putTransformer(all, EncoderConverter::oneHot, "OneHotEncoder");
        putTransformer(all, EncoderConverter::ordinal, "OrdinalEncoder");
        put(all, new IdentityConverter(), "FunctionTransformer");
        putTransformer(all, ColumnsConverter::ofColumnTransformer, "ColumnTransformer");
        putTransformer(all, ColumnsConverter::ofFeatureUnion, "FeatureUnion");
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
                "GridSearchCV RandomizedSearchCV HalvingGridSearchCV HalvingRandomSearchCV");
        put(all, new WrapperConverter("estimator"), "FrozenEstimator");
        return all;
    }

    private static void putLinear(Map<String, Converter> all) {
        put(all, new LinearConverter(LinearConverter.Scores.NUMBERS), """
                LinearRegression Ridge RidgeCV Lasso LassoCV ElasticNet ElasticNetCV
                MultiTaskLasso MultiTaskLassoCV MultiTaskElasticNet MultiTaskElasticNetCV
                Lars LarsCV LassoLars LassoLarsCV LassoLarsIC OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV
                BayesianRidge ARDRegression SGDRegressor PassiveAggressiveRegressor
                HuberRegressor TheilSenRegressor QuantileRegressor LinearSVR
                """);
        put(
                all,
                new LinearConverter(LinearConverter.Scores.LINKED),
                "PoissonRegressor GammaRegressor TweedieRegressor");
        put(all, new LinearConverter(LinearConverter.Scores.LOGISTIC), "LogisticRegression LogisticRegressionCV");
        put(all, new LinearConverter(LinearConverter.Scores.BY_LOSS), "SGDClassifier");
        put(
                all,
                new LinearConverter(LinearConverter.Scores.DECISION_ONLY),
                "RidgeClassifier RidgeClassifierCV Perceptron PassiveAggressiveClassifier LinearSVC");
    }

    /** Adds the converter of classes, whose names are separated by blanks or line breaks. */
    private static void put(Map<String, Converter> all, Converter converter, String names) {
        for (String name : names.strip().split("\\s+", -1)) {
            all.put(name, converter);
        }
    }

    private static void putTransformer(Map<String, Converter> all, Converter.Transformer converter, String name) {
        all.put(name, converter);
    }

    /** Returns the names of the classes that can be imported. */
    static Set<String> supported() {
        return CONVERTERS.keySet();
    }

    static boolean isSupported(PyObject object) {
        return CONVERTERS.containsKey(object.simpleName()) && object.className().startsWith("sklearn.");
    }

    private static Converter of(ImportContext context, PyObject object) throws IOException {
        Converter converter = CONVERTERS.get(object.simpleName());
        if (converter == null || !isSupported(object)) {
            throw unsupported(context, object);
        }
        return converter;
    }

    /** Returns the exception for a class that is not supported, with what can be done about it. */
    static UnsupportedModelException unsupported(ImportContext context, PyObject object) {
        return context.unsupported(
                "%s ('%s')%s is not supported, and nothing of it was run; save the fitted parts around it on their own, or"
                                .formatted(
                                        EstimatorLike.describe(object.type()), object.className(), context.at(object))
                        + " replace it by an estimator that FORMAT.md of brine-format-sklearn lists");
    }

    /** A question to a converter about an estimator. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Converter converter, Fields fields) throws IOException;
    }

    private static <T> T ask(ImportContext context, PyObject object, Question<T> question) throws IOException {
        context.enter(object);
        Fields fields = new Fields(context, object);
        T answer = question.ask(of(context, object), fields);
        context.leave();
        return answer;
    }

    /** Asks for a conversion, and records the attributes of the estimator that it did not use. */
    private static <T> T convert(ImportContext context, PyObject object, ColumnTrace in, Question<T> question)
            throws IOException {
        return ask(context, object, (converter, fields) -> {
            requireTrainedOn(fields, in);
            T answer = question.ask(converter, fields);
            fields.recordDropped();
            return answer;
        });
    }

    /** Refuses an estimator that was trained on another number of columns than it gets; old releases do not tell. */
    private static void requireTrainedOn(Fields fields, ColumnTrace in) throws IOException {
        if (fields.has("n_features_in_") && fields.count("n_features_in_") != in.count()) {
            throw fields.corrupt(
                    "was trained on %d columns, and gets %d".formatted(fields.count("n_features_in_"), in.count()));
        }
    }

    static ModelState predictor(ImportContext context, PyObject object, ColumnTrace in) throws IOException {
        return convert(context, object, in, (converter, fields) -> converter.predictor(fields, in));
    }

    static ModelState decision(ImportContext context, PyObject object, ColumnTrace in) throws IOException {
        return convert(context, object, in, (converter, fields) -> converter.decision(fields, in));
    }

    static Converter.Step transformer(ImportContext context, PyObject object, ColumnTrace in) throws IOException {
        return convert(context, object, in, (converter, fields) -> converter.transformer(fields, in));
    }

    /** Returns what reads a linear classifier. */
    static LinearConverter linear(ImportContext context, PyObject object) throws IOException {
        if (of(context, object) instanceof LinearConverter linear) {
            return linear;
        }
        throw context.unsupported(
                "OneVsRestClassifier of %s, supported are linear classifiers".formatted(object.simpleName()));
    }

    static boolean hasDecision(ImportContext context, PyObject object) throws IOException {
        return ask(context, object, Converter::hasDecision);
    }

    static Outputs labels(ImportContext context, PyObject object) throws IOException {
        return ask(context, object, Converter::labels);
    }

    static boolean isTransformer(ImportContext context, PyObject object) throws IOException {
        return ask(context, object, Converter::isTransformer);
    }
}
