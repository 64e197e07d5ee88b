/** Ensembles of decision trees, from one tree to boosting. Start at {@link dev.brine.kind.tree.TreeEnsemble}. */
@NullMarked
package dev.brine.kind.tree;

import org.jspecify.annotations.NullMarked;
