package dev.brine.format.sklearn.estimator;

import dev.brine.model.ModelState;
import java.util.List;

/**
 * What an import gives.
 *
 * @param state the model
 * @param version of scikit-learn that wrote it, empty where the file does not tell
 * @param dropped the attributes that prediction does not need, by class, as one text
 * @param selected places of the estimators that were asked for, in order; none where nothing was
 */
public record ImportedEstimator(ModelState state, String version, String dropped, List<String> selected) {}
