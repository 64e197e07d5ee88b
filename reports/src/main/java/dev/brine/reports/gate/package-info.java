/**
 * The verdicts of the gate, from measured pairs: no clock and no process here. Start at {@link
 * dev.brine.reports.gate.GateJudge}, which turns pairs into the rows of a {@link dev.brine.reports.gate.GateResult}
 * under a {@link dev.brine.reports.gate.GatePolicy}.
 */
@NullMarked
package dev.brine.reports.gate;

import org.jspecify.annotations.NullMarked;
