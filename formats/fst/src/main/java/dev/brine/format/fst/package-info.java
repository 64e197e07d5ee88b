/** The format <code>fst</code>: FST 3, for trusted files only. */
@NullMarked
package dev.brine.format.fst;

import org.jspecify.annotations.NullMarked;
