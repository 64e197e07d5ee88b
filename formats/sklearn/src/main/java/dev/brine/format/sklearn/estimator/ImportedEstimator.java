package dev.brine.format.sklearn.estimator;

import dev.brine.model.ModelState;

/**
 * What an import gives.
 *
 * @param state the model
 * @param version of scikit-learn that wrote it, empty where the file does not tell
 * @param dropped the attributes that prediction does not need, by class, as one text
 */
public record ImportedEstimator(ModelState state, String version, String dropped) {}
