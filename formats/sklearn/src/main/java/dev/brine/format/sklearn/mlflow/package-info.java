/** The folders of MLflow: which file in one is the model, and what its libraries were. */
@NullMarked
package dev.brine.format.sklearn.mlflow;

import org.jspecify.annotations.NullMarked;
