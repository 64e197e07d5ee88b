/**
 * The kinds of models that Brine predicts with: each a thin view over the tensors of a {@link
 * dev.brine.model.ModelState}. Start at {@link dev.brine.kind.tree.TreeEnsemble}.
 *
 * <p>Some models contain others: a {@link dev.brine.kind.Pipeline} has them one after another, a {@link
 * dev.brine.kind.ColumnTransformer} side by side; {@link dev.brine.kind.Voting}, {@link dev.brine.kind.Stacking} and
 * {@link dev.brine.kind.Calibrated} combine what several say. Only {@link dev.brine.kind.TextColumns}, as the first step
 * of a pipeline, takes texts; all others work on numbers.
 */
@NullMarked
package dev.brine.kind;

import org.jspecify.annotations.NullMarked;
