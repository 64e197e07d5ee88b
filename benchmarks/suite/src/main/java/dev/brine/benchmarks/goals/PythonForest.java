package dev.brine.benchmarks.goals;

import java.nio.file.Path;
import java.util.List;

/**
 * What predicts in Python.
 *
 * @param python the interpreter
 * @param versions of Python and the libraries, in one line
 * @param script that loads and predicts
 * @param joblib the forest as scikit-learn wrote it
 * @param rows file of doubles, row after row
 * @param columns of a row
 */
record PythonForest(Path python, String versions, Path script, Path joblib, Path rows, int columns) {
    /** Returns the command that predicts the first row. */
    List<String> firstPrediction() {
        return List.of(
                python.toString(), script.toString(), joblib.toString(), rows.toString(), Integer.toString(columns));
    }
}
