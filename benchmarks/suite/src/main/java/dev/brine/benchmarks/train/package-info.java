/** Trains real regression forests and hands them over as plain arrays. Start at {@link dev.brine.benchmarks.train.ForestTrainer}. */
@NullMarked
package dev.brine.benchmarks.train;

import org.jspecify.annotations.NullMarked;
