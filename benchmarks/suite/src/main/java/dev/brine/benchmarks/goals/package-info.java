/**
 * What the native container promises, as ratios of rows of one run with targets: {@link dev.brine.benchmarks.goals.Goal}.
 * Start at {@link dev.brine.benchmarks.goals.Goals}.
 */
@NullMarked
package dev.brine.benchmarks.goals;

import org.jspecify.annotations.NullMarked;
