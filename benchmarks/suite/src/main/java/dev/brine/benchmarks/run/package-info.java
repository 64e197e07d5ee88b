/** Runs the benchmarks cell by cell and round by round, and gathers a result. Start at {@link dev.brine.benchmarks.run.BenchRun}. */
@NullMarked
package dev.brine.benchmarks.run;

import org.jspecify.annotations.NullMarked;
