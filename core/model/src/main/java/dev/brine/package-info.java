/** Saves, loads, opens and verifies trained models. Start at {@link dev.brine.Brine}. */
@NullMarked
package dev.brine;

import org.jspecify.annotations.NullMarked;
