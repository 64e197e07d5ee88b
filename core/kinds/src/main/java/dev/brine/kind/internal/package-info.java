/** What the kinds share: checks of states, cutting rows into blocks, rounding, and numbers with the same bits everywhere. */
@NullMarked
package dev.brine.kind.internal;

import org.jspecify.annotations.NullMarked;
