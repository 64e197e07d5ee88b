/**
 * scikit-learn's estimators as Brine's kinds. Start at {@link dev.brine.format.sklearn.estimator.EstimatorImport}; each
 * {@code XConverter} knows a few classes, a {@code Fields} checks what it reads of them, and a {@code ColumnTrace} tells which
 * columns an estimator gets.
 */
@NullMarked
package dev.brine.format.sklearn.estimator;

import org.jspecify.annotations.NullMarked;
