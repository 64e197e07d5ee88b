"""Trains many small scikit-learn models and writes each with rows and what scikit-learn predicts for them.

    python3 make_variants.py OUT_DIR [SEED]

For each variant NAME: NAME.<codec> is the model, NAME.json holds {"file", "estimators" (class names), "columns" (names or null), "rows"
(null is a missing value), "predict" (one list a row), "proba" (one list a row, or null), "bound" (one number a value of
"predict": 0 means bit-equal, else the largest absolute difference that the order of a BLAS sum can explain), "sums" (whether
probabilities depend on such sums)}.
index.json lists the variants that were written and, with the reason, those that this scikit-learn does not have.
Needs scikit-learn, joblib, numpy and pandas; python3-lz4 for one codec.
"""
import json
import os
import pickle
import pickletools
import sys
import warnings

import joblib
import numpy as np
import pandas as pd
import sklearn
from sklearn.base import BaseEstimator
from sklearn.calibration import CalibratedClassifierCV
from sklearn.compose import ColumnTransformer
from sklearn.datasets import make_classification, make_multilabel_classification, make_regression
from sklearn.ensemble import (
    ExtraTreesClassifier, ExtraTreesRegressor, GradientBoostingClassifier, GradientBoostingRegressor,
    HistGradientBoostingClassifier, HistGradientBoostingRegressor, RandomForestClassifier, RandomForestRegressor,
    StackingClassifier, StackingRegressor, VotingClassifier, VotingRegressor)
from sklearn.impute import SimpleImputer
from sklearn.linear_model import (
    BayesianRidge, ElasticNet, HuberRegressor, Lasso, LassoCV, LinearRegression, LogisticRegression, LogisticRegressionCV,
    MultiTaskLasso, Perceptron, Ridge, RidgeClassifier, RidgeCV, SGDClassifier, SGDRegressor)
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import (
    MaxAbsScaler, MinMaxScaler, Normalizer, OneHotEncoder, OrdinalEncoder, RobustScaler, StandardScaler)
from sklearn.svm import LinearSVC, LinearSVR
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor, ExtraTreeClassifier, ExtraTreeRegressor

warnings.filterwarnings("ignore")
VERSION = tuple(int(part) for part in sklearn.__version__.split(".")[:2])
ROWS = 40
CODECS = [
    ("joblib", 0), ("joblib", ("zlib", 3)), ("pkl", 5), ("joblib", ("gzip", 3)), ("pkl", 4), ("joblib", ("bz2", 3)),
    ("pkl", 2), ("joblib", ("xz", 2)), ("pkl", 3), ("joblib", ("lzma", 2)), ("pkl", 0), ("joblib", ("lz4", 3)), ("pkl", 1),
]


class Unavailable(Exception):
    pass


def since(*version):
    if VERSION < version:
        raise Unavailable("needs scikit-learn " + ".".join(map(str, version)))


def before(*version):
    if VERSION >= version:
        raise Unavailable("gone since scikit-learn " + ".".join(map(str, version)))


def regression(seed, outputs=1):
    return make_regression(300, 8, n_informative=6, n_targets=outputs, noise=3.0, random_state=seed)


def classification(seed, classes=3):
    return make_classification(300, 8, n_informative=6, n_redundant=0, n_classes=classes, random_state=seed)


def with_holes(X, seed, share=0.1):
    X = X.copy()
    X[np.random.RandomState(seed).rand(*X.shape) < share] = np.nan
    return X


def frame(seed):
    rng = np.random.RandomState(seed)
    data = pd.DataFrame({
        "rooms": rng.randint(1, 9, 300).astype(float),
        "town": rng.choice(["Bern", "Genève", "Basel, Stadt", "Zürich \"West\"", "Chur"], 300, p=[.4, .3, .2, .07, .03]),
        "area": rng.lognormal(4, .5, 300),
        "grade": rng.choice(["low", "mid", "high"], 300),
        "note": ["n%d" % i for i in range(300)],
    })
    return data, (data.rooms * 3 + data.area / 10 + (data.town == "Bern") * 5 + (data.grade == "high") * 2).to_numpy()


def strings(frame_rows):
    rows = frame_rows.copy()
    rows.iloc[0, rows.columns.get_loc("town")] = "Unknown"
    return rows


def labelled(y, labels):
    return np.asarray(labels)[y]


def one_hot(**options):
    return OneHotEncoder(**options)


def dense(**options):
    return OneHotEncoder(**{"sparse_output" if VERSION >= (1, 2) else "sparse": False}, **options)


def on_frame(seed, steps, estimator=None, columns=None, remainder="drop"):
    data, target = frame(seed)
    transformer = ColumnTransformer(steps, remainder=remainder)
    return Pipeline([("columns", transformer), ("model", DecisionTreeRegressor(max_depth=5, random_state=0) if estimator is None else estimator)]), data, target


def as_big_endian(model):
    model.coef_ = model.coef_.astype(">f8")
    return model


def as_fortran(model):
    model.coefs_ = [np.asfortranarray(weights) for weights in model.coefs_]
    return model


# A variant is a function of a seed that gives (estimator, X, y) or (estimator, X, y, options).
V = {}


def variant(function):
    V[function.__name__] = function
    return function


def simple(name, make, data, **options):
    V[name] = lambda seed: (make(), *data(seed), options)


REG, REG2 = (lambda s: regression(s)), (lambda s: regression(s, 2))
BIN, MULTI = (lambda s: classification(s, 2)), (lambda s: classification(s, 3))
HOLES = lambda s: (with_holes(regression(s)[0], s), regression(s)[1])
HOLES_BIN = lambda s: (with_holes(classification(s, 2)[0], s), classification(s, 2)[1])
TEXT3 = lambda s: (MULTI(s)[0], labelled(MULTI(s)[1], ["ja", "nein", "vielleicht"]))
OBJECT3 = lambda s: (MULTI(s)[0], labelled(MULTI(s)[1], np.array(["b", "a", "ccc"], dtype=object)))
INTS3 = lambda s: (MULTI(s)[0], labelled(MULTI(s)[1], [9, 3, 5]))
FLOATS3 = lambda s: (MULTI(s)[0], labelled(MULTI(s)[1], [1.5, -2.0, 7.0]) * 2)
BOOLS = lambda s: (BIN(s)[0], BIN(s)[1].astype(bool))
TEXT2 = lambda s: (BIN(s)[0], labelled(BIN(s)[1], ["no", "yes"]))
MULTI2 = lambda s: (MULTI(s)[0], np.column_stack([MULTI(s)[1], MULTI(s)[1] > 0]))
POSITIVE = lambda s: (regression(s)[0], np.abs(regression(s)[1]) + 0.5)

simple("tree_regressor", lambda: DecisionTreeRegressor(random_state=0), REG)
simple("tree_regressor_best_first", lambda: DecisionTreeRegressor(max_leaf_nodes=19, random_state=0), REG)
simple("tree_regressor_outputs", lambda: DecisionTreeRegressor(max_depth=6, random_state=0), REG2)
simple("tree_regressor_poisson", lambda: DecisionTreeRegressor(criterion="poisson", max_depth=5, random_state=0), POSITIVE)
simple("tree_regressor_stump_of_one", lambda: DecisionTreeRegressor(min_samples_split=1000), REG)
simple("tree_classifier_text", lambda: DecisionTreeClassifier(max_depth=5, random_state=0), TEXT3)
simple("tree_classifier_weighted", lambda: DecisionTreeClassifier(max_depth=4, class_weight="balanced", random_state=0), MULTI)
simple("tree_classifier_outputs", lambda: DecisionTreeClassifier(max_depth=5, random_state=0), MULTI2)
simple("extra_tree_regressor", lambda: ExtraTreeRegressor(max_depth=7, random_state=0), REG)
simple("extra_tree_classifier", lambda: ExtraTreeClassifier(max_depth=7, random_state=0), INTS3)
simple("forest_regressor", lambda: RandomForestRegressor(12, random_state=0), REG)
simple("forest_regressor_best_first", lambda: RandomForestRegressor(9, max_leaf_nodes=31, random_state=0), REG)
simple("forest_regressor_outputs", lambda: RandomForestRegressor(7, max_depth=6, random_state=0), REG2)
simple("forest_classifier_bool", lambda: RandomForestClassifier(10, max_depth=6, random_state=0), BOOLS)
simple("forest_classifier_ints", lambda: RandomForestClassifier(11, max_depth=6, random_state=0), INTS3)
simple("forest_classifier_floats", lambda: RandomForestClassifier(5, max_depth=6, random_state=0), FLOATS3)
simple("forest_classifier_objects", lambda: RandomForestClassifier(6, random_state=0), OBJECT3)
simple("forest_classifier_outputs", lambda: RandomForestClassifier(6, max_depth=5, random_state=0), MULTI2)
simple("forest_classifier_balanced", lambda: RandomForestClassifier(6, class_weight="balanced_subsample", random_state=0), MULTI)
simple("extra_trees_regressor", lambda: ExtraTreesRegressor(8, max_depth=7, random_state=0), REG)
simple("extra_trees_classifier", lambda: ExtraTreesClassifier(8, max_depth=7, bootstrap=True, random_state=0), TEXT2)
simple("boosting_regressor", lambda: GradientBoostingRegressor(n_estimators=20, random_state=0), REG)
simple("boosting_regressor_huber", lambda: GradientBoostingRegressor(loss="huber", n_estimators=15, random_state=0), REG)
simple("boosting_regressor_quantile", lambda: GradientBoostingRegressor(loss="quantile", alpha=.3, n_estimators=15, random_state=0), REG)
simple("boosting_regressor_absolute", lambda: GradientBoostingRegressor(loss="absolute_error", subsample=.7, n_estimators=15, random_state=0), REG)
simple("boosting_regressor_zero", lambda: GradientBoostingRegressor(init="zero", n_estimators=15, random_state=0), REG)
simple("boosting_classifier", lambda: GradientBoostingClassifier(n_estimators=15, random_state=0), TEXT2)
simple("boosting_classifier_multi", lambda: GradientBoostingClassifier(n_estimators=8, random_state=0), TEXT3)
simple("boosting_classifier_exponential", lambda: GradientBoostingClassifier(loss="exponential", n_estimators=12, random_state=0), BIN)
simple("boosting_classifier_zero", lambda: GradientBoostingClassifier(init="zero", n_estimators=9, random_state=0), MULTI)
simple("hist_regressor", lambda: HistGradientBoostingRegressor(max_iter=12, random_state=0), REG)
simple("hist_regressor_poisson", lambda: HistGradientBoostingRegressor(loss="poisson", max_iter=12, random_state=0), POSITIVE, ulps=4)
simple("hist_regressor_absolute", lambda: HistGradientBoostingRegressor(loss="absolute_error", max_iter=12, random_state=0), REG)
simple("hist_regressor_missing", lambda: HistGradientBoostingRegressor(max_iter=12, random_state=0), HOLES)
simple("hist_classifier", lambda: HistGradientBoostingClassifier(max_iter=10, random_state=0), TEXT2)
simple("hist_classifier_multi", lambda: HistGradientBoostingClassifier(max_iter=6, random_state=0), INTS3)
simple("hist_classifier_missing", lambda: HistGradientBoostingClassifier(max_iter=10, random_state=0), HOLES_BIN)
simple("hist_monotonic", lambda: HistGradientBoostingRegressor(max_iter=8, monotonic_cst=[1, 0, 0, -1, 0, 0, 0, 0]), REG)
simple("linear", lambda: LinearRegression(), REG)
simple("linear_outputs", lambda: LinearRegression(), REG2)
simple("linear_no_intercept", lambda: LinearRegression(fit_intercept=False), REG)
simple("ridge", lambda: Ridge(alpha=.3), REG)
simple("ridge_outputs", lambda: Ridge(alpha=.3), REG2)
simple("ridge_cv", lambda: RidgeCV(), REG)
simple("ridge_big_endian", lambda: Ridge(), REG, after=as_big_endian)
simple("lasso", lambda: Lasso(alpha=.1), REG)
simple("lasso_cv", lambda: LassoCV(cv=3), REG)
simple("multi_task_lasso", lambda: MultiTaskLasso(alpha=.1), REG2)
simple("elastic_net", lambda: ElasticNet(alpha=.1), REG)
simple("bayesian_ridge", lambda: BayesianRidge(), REG)
simple("huber", lambda: HuberRegressor(max_iter=1000), REG)
simple("sgd_regressor", lambda: make_pipeline(StandardScaler(), SGDRegressor(random_state=0)), REG)
simple("sgd_hinge", lambda: make_pipeline(StandardScaler(), SGDClassifier(random_state=0)), TEXT3)
simple("sgd_log", lambda: make_pipeline(StandardScaler(), SGDClassifier(loss="log_loss", random_state=0)), TEXT3)
simple("sgd_modified_huber", lambda: make_pipeline(StandardScaler(), SGDClassifier(loss="modified_huber", random_state=0)), MULTI)
simple("sgd_modified_huber_binary", lambda: make_pipeline(StandardScaler(), SGDClassifier(loss="modified_huber", random_state=0)), BIN)
simple("perceptron", lambda: make_pipeline(StandardScaler(), Perceptron(random_state=0)), MULTI)
simple("logistic", lambda: LogisticRegression(max_iter=500), TEXT2)
simple("logistic_multinomial", lambda: LogisticRegression(max_iter=500), TEXT3)
simple("logistic_liblinear", lambda: LogisticRegression(solver="liblinear"), BIN)
simple("logistic_l1", lambda: LogisticRegression(solver="saga", penalty="l1", max_iter=2000), MULTI)
simple("logistic_cv", lambda: LogisticRegressionCV(cv=3, max_iter=500), BIN)
simple("ridge_classifier", lambda: RidgeClassifier(), TEXT3)
simple("linear_svc", lambda: LinearSVC(max_iter=5000, random_state=0), TEXT3)
simple("linear_svc_binary", lambda: LinearSVC(max_iter=5000, random_state=0), BOOLS)
simple("linear_svr", lambda: LinearSVR(max_iter=5000, random_state=0), REG)
simple("mlp_relu", lambda: make_pipeline(StandardScaler(), MLPRegressor(hidden_layer_sizes=(12, 6), max_iter=60, random_state=0)), REG)
simple("mlp_tanh", lambda: MLPRegressor(hidden_layer_sizes=(9,), activation="tanh", max_iter=60, random_state=0), REG2)
simple("mlp_logistic_fortran", lambda: MLPRegressor(hidden_layer_sizes=(9,), activation="logistic", max_iter=60, random_state=0), REG, after=as_fortran)
simple("mlp_identity_lbfgs", lambda: MLPRegressor(hidden_layer_sizes=(5,), activation="identity", solver="lbfgs", max_iter=60, random_state=0), REG)
simple("mlp_classifier", lambda: MLPClassifier(hidden_layer_sizes=(9,), max_iter=60, random_state=0), TEXT2)
simple("mlp_classifier_multi", lambda: MLPClassifier(hidden_layer_sizes=(9,), early_stopping=True, max_iter=60, random_state=0), INTS3)
simple("mlp_multilabel", lambda: MLPClassifier(hidden_layer_sizes=(9,), max_iter=60, random_state=0),
       lambda s: make_multilabel_classification(300, 8, n_classes=3, random_state=s))
simple("scale_no_mean", lambda: make_pipeline(StandardScaler(with_mean=False), DecisionTreeRegressor(random_state=0)), REG)
simple("scale_no_std", lambda: make_pipeline(StandardScaler(with_std=False), DecisionTreeRegressor(random_state=0)), REG)
simple("min_max_clip", lambda: make_pipeline(MinMaxScaler((-1, 2), clip=True), DecisionTreeRegressor(random_state=0)), REG, far=True)
simple("max_abs", lambda: make_pipeline(MaxAbsScaler(), DecisionTreeRegressor(random_state=0)), REG)
simple("robust", lambda: make_pipeline(RobustScaler(quantile_range=(10, 80)), DecisionTreeRegressor(random_state=0)), REG)
simple("robust_no_centering", lambda: make_pipeline(RobustScaler(with_centering=False, unit_variance=True), DecisionTreeRegressor(random_state=0)), REG)
for norm in ("l1", "l2", "max"):
    simple("normalizer_" + norm, lambda norm=norm: make_pipeline(Normalizer(norm), DecisionTreeRegressor(random_state=0)), REG)
for strategy in ("mean", "median", "most_frequent"):
    simple("impute_" + strategy, lambda strategy=strategy: make_pipeline(SimpleImputer(strategy=strategy), RandomForestRegressor(5, random_state=0)), HOLES)
simple("impute_constant_indicator", lambda: make_pipeline(SimpleImputer(strategy="constant", fill_value=-7.5, add_indicator=True), DecisionTreeRegressor(random_state=0)), HOLES)
simple("impute_number", lambda: make_pipeline(SimpleImputer(missing_values=-1), DecisionTreeRegressor(random_state=0)),
       lambda s: (np.where(np.isnan(HOLES(s)[0]), -1, HOLES(s)[0]), HOLES(s)[1]))
simple("pipeline_passthrough", lambda: Pipeline([("a", "passthrough"), ("b", Pipeline([("c", StandardScaler()), ("d", None)][:1])), ("e", Ridge())]), REG)
simple("union", lambda: make_pipeline(FeatureUnion([("a", StandardScaler()), ("b", MinMaxScaler())], transformer_weights={"b": 2.5}), DecisionTreeRegressor(random_state=0)), REG)
simple("columns_by_position", lambda: make_pipeline(
    ColumnTransformer([("a", StandardScaler(), slice(0, 3)), ("b", "passthrough", [-1]), ("c", MinMaxScaler(), np.array([False] * 4 + [True] * 2 + [False] * 2)), ("d", "drop", [3])], remainder=RobustScaler()),
    DecisionTreeRegressor(random_state=0)), REG)
simple("voting_regressor", lambda: VotingRegressor([("a", Ridge()), ("b", DecisionTreeRegressor(max_depth=4, random_state=0)), ("c", RandomForestRegressor(5, random_state=0))], weights=[1, 2, .5]), REG)
simple("voting_hard", lambda: VotingClassifier([("a", RandomForestClassifier(5, random_state=0)), ("b", DecisionTreeClassifier(max_depth=4, random_state=0)), ("c", LinearSVC(max_iter=5000, random_state=0))]), TEXT3)
simple("voting_hard_weights", lambda: VotingClassifier([("a", RandomForestClassifier(5, random_state=0)), ("b", DecisionTreeClassifier(max_depth=4, random_state=0)), ("c", ExtraTreesClassifier(5, random_state=0))], weights=[.5, 1.5, 1]), MULTI)
simple("voting_soft", lambda: VotingClassifier([("a", RandomForestClassifier(5, random_state=0)), ("b", DecisionTreeClassifier(max_depth=4, random_state=0))], voting="soft", weights=[2, 1]), TEXT3)
simple("stacking_regressor", lambda: StackingRegressor([("a", RandomForestRegressor(5, random_state=0)), ("b", DecisionTreeRegressor(max_depth=4, random_state=0))], DecisionTreeRegressor(max_depth=5, random_state=0), cv=3), REG)
simple("stacking_regressor_passthrough", lambda: StackingRegressor([("a", RandomForestRegressor(5, random_state=0)), ("b", "drop")], RandomForestRegressor(5, random_state=0), cv=3, passthrough=True), REG)
simple("stacking_classifier", lambda: StackingClassifier([("a", RandomForestClassifier(5, random_state=0)), ("b", LinearSVC(max_iter=5000, random_state=0))], cv=3), TEXT2)
simple("stacking_classifier_multi", lambda: StackingClassifier([("a", RandomForestClassifier(5, random_state=0)), ("b", DecisionTreeClassifier(max_depth=4, random_state=0))], RandomForestClassifier(5, random_state=1), cv=3, passthrough=True), TEXT3)
for method in ("sigmoid", "isotonic"):
    simple("calibrated_" + method, lambda method=method: CalibratedClassifierCV(RandomForestClassifier(5, max_depth=4, random_state=0), method=method, cv=3), TEXT2)
    simple("calibrated_multi_" + method, lambda method=method: CalibratedClassifierCV(RandomForestClassifier(5, max_depth=4, random_state=0), method=method, cv=3), TEXT3)
simple("calibrated_svc", lambda: CalibratedClassifierCV(LinearSVC(max_iter=5000, random_state=0), cv=3), INTS3)
simple("calibrated_one", lambda: CalibratedClassifierCV(RandomForestClassifier(5, max_depth=4, random_state=0), cv=3, ensemble=False), BIN)


@variant
def tree_missing(seed):
    since(1, 3)
    return DecisionTreeRegressor(max_depth=7, random_state=0), *HOLES(seed)


@variant
def forest_missing(seed):
    since(1, 4)
    return RandomForestClassifier(7, max_depth=7, random_state=0), *HOLES_BIN(seed)


@variant
def extra_trees_missing(seed):
    since(1, 6)
    return ExtraTreesRegressor(7, max_depth=7, random_state=0), *HOLES(seed)


@variant
def hist_gamma(seed):
    since(1, 3)
    return HistGradientBoostingRegressor(loss="gamma", max_iter=8, random_state=0), *POSITIVE(seed), {"ulps": 4}


@variant
def hist_quantile(seed):
    return HistGradientBoostingRegressor(loss="quantile", quantile=.7, max_iter=8, random_state=0), *REG(seed)


def category_columns(seed):
    X, y = regression(seed)
    rng = np.random.RandomState(seed)
    X[:, 2] = rng.randint(0, 12, len(X))
    X[:, 5] = rng.randint(0, 40, len(X))
    return X, y + (X[:, 2] % 3) * 60 + (X[:, 5] % 7) * 30


@variant
def hist_categories(seed):
    X, y = category_columns(seed)
    return HistGradientBoostingRegressor(max_iter=12, categorical_features=[2, 5], random_state=0), X, y, {"poke": (0, 2, 11.0)}


@variant
def hist_categories_missing(seed):
    X, y = category_columns(seed)
    X[::9, 2] = np.nan
    return HistGradientBoostingClassifier(max_iter=9, categorical_features=[2, 5], random_state=0), X, (y > np.median(y)).astype(int)


@variant
def hist_categories_unseen(seed):
    X, y = category_columns(seed)
    X[ROWS:, 5][X[ROWS:, 5] > 35] = 0
    return HistGradientBoostingRegressor(max_iter=12, categorical_features=[2, 5], random_state=0), X, y, {"fit_from": ROWS}


@variant
def hist_text_categories(seed):
    since(1, 4)
    data, target = frame(seed)
    data = data[["rooms", "town", "area", "grade"]].copy()
    data["town"] = data["town"].astype("category")
    data["grade"] = data["grade"].astype("category")
    return HistGradientBoostingRegressor(max_iter=9, categorical_features="from_dtype", random_state=0), data, target


@variant
def logistic_ovr(seed):
    before(1, 8)
    return LogisticRegression(multi_class="ovr", max_iter=500), *TEXT3(seed)


@variant
def logistic_binary_multinomial(seed):
    before(1, 8)
    return LogisticRegression(multi_class="multinomial", max_iter=500), *BIN(seed)


@variant
def calibrated_temperature(seed):
    since(1, 8)
    return CalibratedClassifierCV(RandomForestClassifier(5, max_depth=4, random_state=0), method="temperature", cv=3), *TEXT3(seed)


@variant
def columns_text(seed):
    return *on_frame(seed, [("scale", StandardScaler(), ["area", "rooms"]), ("town", one_hot(handle_unknown="ignore"), ["town", "grade"])]), {"rows": strings}


@variant
def columns_text_ordinal(seed):
    return *on_frame(seed, [("town", OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-3), ["town", "grade"]), ("keep", "passthrough", ["rooms"])]), {"rows": strings}


@variant
def columns_text_impute(seed):
    steps = make_pipeline(SimpleImputer(strategy="constant", fill_value="none"), one_hot(handle_unknown="ignore"))
    model, data, target = on_frame(seed, [("text", steps, ["town", "grade"])], remainder=SimpleImputer())
    data = data.drop(columns="note")
    data.loc[data.index % 6 == 0, "town"] = np.nan
    data.loc[data.index % 7 == 0, "area"] = np.nan
    return model, data, target


@variant
def columns_text_most_frequent(seed):
    steps = make_pipeline(SimpleImputer(strategy="most_frequent"), OrdinalEncoder())
    model, data, target = on_frame(seed, [("text", steps, ["town", "grade"]), ("area", MinMaxScaler(), ["area"])])
    data.loc[data.index % 6 == 0, "town"] = np.nan
    return model, data, target


@variant
def columns_text_missing_category(seed):
    model, data, target = on_frame(seed, [("text", one_hot(handle_unknown="ignore"), ["town"]), ("area", "passthrough", ["area"])])
    data.loc[data.index % 6 == 0, "town"] = np.nan
    return model, data, target


@variant
def columns_text_drop_first(seed):
    return on_frame(seed, [("text", one_hot(drop="first"), ["town", "grade"]), ("rest", "passthrough", ["area"])])


@variant
def columns_text_infrequent(seed):
    return *on_frame(seed, [("text", one_hot(handle_unknown="infrequent_if_exist", min_frequency=30), ["town", "grade"]), ("rest", "passthrough", ["area"])]), {"rows": strings}


@variant
def columns_text_max_categories(seed):
    return *on_frame(seed, [("text", one_hot(handle_unknown="ignore", max_categories=3), ["town"]), ("rest", "passthrough", ["area"])]), {"rows": strings}


@variant
def columns_text_ordinal_infrequent(seed):
    since(1, 3)
    return on_frame(seed, [("text", OrdinalEncoder(min_frequency=30), ["town"]), ("rest", "passthrough", ["area"])])


@variant
def columns_text_ordinal_missing(seed):
    model, data, target = on_frame(seed, [("text", OrdinalEncoder(encoded_missing_value=-9), ["town"]), ("rest", "passthrough", ["area"])])
    data.loc[data.index % 6 == 0, "town"] = np.nan
    return model, data, target


@variant
def columns_numbers_one_hot(seed):
    return on_frame(seed, [("rooms", one_hot(drop="if_binary"), ["rooms"]), ("rest", "passthrough", ["area"])])


@variant
def columns_classifier(seed):
    model, data, target = on_frame(seed, [("scale", StandardScaler(), ["area", "rooms"]), ("text", one_hot(handle_unknown="ignore"), ["town", "grade"])], RandomForestClassifier(6, random_state=0))
    return model, data, np.where(target > np.median(target), "dear", "cheap"), {"rows": strings}


@variant
def columns_voting(seed):
    def part(estimator):
        return on_frame(seed, [("scale", StandardScaler(), ["area", "rooms"]), ("text", one_hot(handle_unknown="ignore"), ["town"])], estimator)[0]

    data, target = frame(seed)
    return VotingRegressor([("a", part(DecisionTreeRegressor(max_depth=4, random_state=0))), ("b", part(RandomForestRegressor(4, random_state=0)))]), data, target, {"rows": strings}


@variant
def named_numbers(seed):
    X, y = regression(seed)
    return make_pipeline(StandardScaler(), RandomForestRegressor(5, random_state=0)), pd.DataFrame(X, columns=["c%d" % i for i in range(8)]), y


@variant
def encoder_alone_in_pipeline(seed):
    data, target = frame(seed)
    return make_pipeline(dense(handle_unknown="ignore"), DecisionTreeRegressor(max_depth=5, random_state=0)), data[["town", "grade"]], target, {"rows": strings}


@variant
def searched(seed):
    from sklearn.model_selection import GridSearchCV
    return GridSearchCV(make_pipeline(StandardScaler(), RandomForestRegressor(4, random_state=0)), {"randomforestregressor__max_depth": [3, 5]}, cv=2), *REG(seed)


@variant
def wide_and_constant(seed):
    X, y = regression(seed)
    X = np.column_stack([X, np.zeros(len(X)), np.full(len(X), 3.0)])
    return make_pipeline(StandardScaler(), ExtraTreesRegressor(5, random_state=0)), X, y


@variant
def float32_rows(seed):
    X, y = regression(seed)
    return RandomForestRegressor(6, random_state=0), X.astype(np.float32).astype(float), y


def dump(model, path, codec):
    kind, how = codec
    if kind == "pkl":
        with open(path + ".pkl", "wb") as file:
            pickle.dump(model, file, protocol=how)
        return path + ".pkl"
    joblib.dump(model, path + ".joblib", compress=how)
    return path + ".joblib"


def last_step(model):
    return last_step(model.steps[-1][1]) if isinstance(model, Pipeline) else model


def sum_bounds(model, X, predicted):
    """The largest difference that another order of a BLAS sum explains, for each predicted number; 0 where none is summed."""
    inner = X
    while isinstance(model, Pipeline):
        for _, step in model.steps[:-1]:
            inner = inner if step in (None, "passthrough") else step.transform(inner)
        model = model.steps[-1][1]
    if hasattr(model, "coefs_"):
        activations = np.abs(np.asarray(inner, float))
        for weights, bias in zip(model.coefs_, model.intercepts_):
            activations = activations @ np.abs(weights) + np.abs(bias)
        return np.broadcast_to(1e-12 * activations.max(axis=1).reshape(-1, 1), predicted.shape)
    if isinstance(model, VotingRegressor) and any(hasattr(e, "coef_") for e in model.estimators_):
        return 1e-12 * (1 + np.abs(predicted))
    if hasattr(model, "coef_"):
        sums = np.abs(np.asarray(inner, float)) @ np.abs(np.atleast_2d(model.coef_)).T + np.abs(model.intercept_)
        return 1e-12 * sums.reshape(predicted.shape)
    return np.zeros(predicted.shape)


def has_blas_sums(model):
    content = pickle.dumps(model)
    return any(part in content for part in (b"sklearn.linear_model", b"sklearn.svm", b"_multilayer_perceptron"))


def estimator_names(model):
    names = (op[1].split(" ") for op in pickletools.genops(pickle.dumps(model, 2)) if op[0].name == "GLOBAL")
    classes = (getattr(sys.modules[module], name) for module, name in names if module.startswith("sklearn."))
    return sorted({c.__name__ for c in classes if isinstance(c, type) and issubclass(c, BaseEstimator)})


def plain(value):
    value = value.item() if hasattr(value, "item") else value
    return None if value is None or value != value else value


def table(values):
    return [[plain(cell) for cell in row] for row in values]


def write(name, function, out, codec, seed):
    made = function(seed)
    model, X, y = made[:3]
    options = made[3] if len(made) > 3 else {}
    start = options.get("fit_from", 0)
    model.fit(X[start:], y[start:])
    model = options.get("after", lambda m: m)(model)
    rows = X[:ROWS]
    rows = options.get("rows", lambda r: r)(rows)
    if options.get("far"):
        rows = rows * np.where(np.arange(len(rows)) % 2, 1, 5).reshape(-1, 1)
    predicted = np.asarray(model.predict(rows)).reshape(len(rows), -1)
    is_class = predicted.dtype.kind not in "f" or hasattr(model, "classes_")
    bounds = np.zeros(predicted.shape) if is_class else sum_bounds(model, rows, predicted)
    if options.get("ulps"):
        bounds = np.abs(predicted) * 2.0 ** -52 * options["ulps"]
    proba = None
    if hasattr(model, "predict_proba"):
        proba = model.predict_proba(rows)
        proba = np.column_stack(proba) if isinstance(proba, list) else proba
        if isinstance(last_step(model), MLPClassifier) and predicted.shape[1] > 1:
            proba = np.stack([1 - proba, proba], axis=2).reshape(len(rows), -1)
    file = dump(model, os.path.join(out, name), codec)
    is_frame = isinstance(rows, pd.DataFrame)
    with open(os.path.join(out, name + ".json"), "w") as target:
        json.dump({
            "file": os.path.basename(file),
            "estimators": estimator_names(model),
            "codec": "%s %s" % codec,
            "columns": list(rows.columns) if is_frame else None,
            "rows": table(rows.astype(object).to_numpy() if is_frame else rows),
            "predict": table(predicted),
            "proba": None if proba is None else table(proba),
            "bound": table(bounds),
            "sums": has_blas_sums(model),
        }, target)


def main():
    out = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    os.makedirs(out, exist_ok=True)
    written, unavailable = [], {}
    for number, (name, function) in enumerate(V.items()):
        try:
            write(name, function, out, CODECS[(number + seed) % len(CODECS)], seed)
            written.append(name)
        except Unavailable as reason:
            unavailable[name] = str(reason)
    with open(os.path.join(out, "index.json"), "w") as target:
        json.dump({"sklearn": sklearn.__version__, "joblib": joblib.__version__, "numpy": np.__version__, "seed": seed,
                   "written": written, "unavailable": unavailable}, target, indent=1)


main()
