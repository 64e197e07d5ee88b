/**
 * What runs in the JVMs that the gate starts: the only code that touches the arm under test. It is compiled against the
 * public API alone and placed before an arm's jar, so that both arms are measured by the same code. Start at {@link
 * dev.brine.benchmarks.gate.worker.GateWorker}.
 */
@NullMarked
package dev.brine.benchmarks.gate.worker;

import org.jspecify.annotations.NullMarked;
