/**
 * The kinds of models that Brine predicts with: each a thin view over the tensors of a {@link
 * dev.brine.model.ModelState}. Start at {@link dev.brine.kind.TreeEnsemble}.
 */
@NullMarked
package dev.brine.kind;

import org.jspecify.annotations.NullMarked;
