/**
 * The gate: measures two arms next to each other, in fresh JVMs and in turn, and hands the pairs to {@link
 * dev.brine.reports.gate.GateJudge}. Start at {@link dev.brine.benchmarks.gate.Gate}.
 */
@NullMarked
package dev.brine.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
