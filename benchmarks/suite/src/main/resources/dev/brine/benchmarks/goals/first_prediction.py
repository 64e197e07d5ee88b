"""Loads a forest and predicts the first row of a file of doubles. usage: first_prediction.py JOBLIB ROWS COLUMNS"""
import sys

import joblib
import numpy

row = numpy.fromfile(sys.argv[2], dtype="<f8", count=int(sys.argv[3])).reshape(1, -1)
print(repr(float(joblib.load(sys.argv[1]).predict(row)[0])))
