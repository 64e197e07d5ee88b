package dev.brine.format.sklearn.estimator;

import dev.brine.model.ModelState;
import org.jspecify.annotations.Nullable;

/**
 * What a transformer does.
 *
 * @param state the model that computes the columns, or null where they pass as they are
 * @param out the columns afterwards
 */
record Step(@Nullable ModelState state, Flow out) {}
