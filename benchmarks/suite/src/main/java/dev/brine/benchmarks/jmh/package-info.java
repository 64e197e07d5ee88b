/**
 * The JMH benchmarks: operations of formats, and the floors that the same bytes set. They take everything from system
 * properties that {@link dev.brine.benchmarks.run.BenchRun} gives each fork; a fork measures one cell. JMH fills the fields
 * of states before it measures, which no null checker sees.
 */
@NullUnmarked
package dev.brine.benchmarks.jmh;

import org.jspecify.annotations.NullUnmarked;
