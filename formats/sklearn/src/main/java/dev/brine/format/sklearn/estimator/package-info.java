/**
 * scikit-learn's estimators as Brine's kinds. Start at {@link dev.brine.format.sklearn.estimator.EstimatorImport}; each
 * {@code XConverter} converts a few classes, a {@code Fields} checks the attributes that it reads, and a {@code ColumnTrace}
 * holds the columns that an estimator gets.
 */
@NullMarked
package dev.brine.format.sklearn.estimator;

import org.jspecify.annotations.NullMarked;
