/** The <code>brine</code> command. Start at {@link dev.brine.cli.Main}; one class for each command. */
@NullMarked
package dev.brine.cli;

import org.jspecify.annotations.NullMarked;
