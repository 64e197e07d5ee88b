"""Trains a random forest on continuous features and writes it, test rows and predictions.

usage: train_forest.py ROWS TREES JOBLIB ROWS_OUT EXPECTED_OUT
"""
import sys

import joblib
import numpy
from sklearn.datasets import make_regression
from sklearn.ensemble import RandomForestRegressor

rows, trees = int(sys.argv[1]), int(sys.argv[2])
x, y = make_regression(n_samples=rows + 256, n_features=30, random_state=0)
forest = RandomForestRegressor(n_estimators=trees, random_state=0, n_jobs=2)
forest.fit(x[:rows], y[:rows])
forest.n_jobs = 1  # sums in tree order
joblib.dump(forest, sys.argv[3])
x[rows:].astype("<f8").tofile(sys.argv[4])
forest.predict(x[rows:]).astype("<f8").tofile(sys.argv[5])
