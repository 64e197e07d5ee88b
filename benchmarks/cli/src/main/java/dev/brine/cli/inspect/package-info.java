/**
 * Models and their differences as text and JSON. Start at {@link dev.brine.cli.inspect.StateText} for one model and at
 * {@link dev.brine.cli.inspect.ModelDiff} for two.
 */
@NullMarked
package dev.brine.cli.inspect;

import org.jspecify.annotations.NullMarked;
