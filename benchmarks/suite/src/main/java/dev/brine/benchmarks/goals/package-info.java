/** Measures the container's goals in one run: start at {@link dev.brine.benchmarks.goals.GoalsRun}. */
@NullMarked
package dev.brine.benchmarks.goals;

import org.jspecify.annotations.NullMarked;
