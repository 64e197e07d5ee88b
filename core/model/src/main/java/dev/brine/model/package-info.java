/**
 * What a trained model is, free of any file format. Start at {@link dev.brine.model.ModelState}, the data; a {@link
 * dev.brine.model.ModelKind} makes a predicting {@link dev.brine.model.Model} of it.
 */
@NullMarked
package dev.brine.model;

import org.jspecify.annotations.NullMarked;
